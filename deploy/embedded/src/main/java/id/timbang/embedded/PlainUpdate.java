package id.timbang.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document in place of another, or whole fields that are set ({@code $set}) and lists that are added to ({@code $push}). */
sealed interface PlainUpdate {

    String ID = "_id";

    /** Whether it is as plain for that document too. */
    boolean fits(Document document);

    /**
     * Changes the document.
     *
     * @return whether it is another now
     */
    boolean change(Document document);

    /** None where it is not as plain. */
    static @Nullable PlainUpdate of(Document update) {
        if (update.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
            return update.keySet().stream().anyMatch(key -> key.contains(".")) ? null : new Replacement(update);
        }
        boolean isPlain = Set.of("$set", "$push").containsAll(update.keySet());
        Document set = fields(update, "$set");
        Document pushed = fields(update, "$push");
        return isPlain
                        && set != null
                        && pushed != null
                        && pushed.values().stream().noneMatch(Document.class::isInstance)
                        && set.keySet().stream().noneMatch(pushed::containsKey)
                ? new Fields(set, pushed)
                : null;
    }

    /** None where there is another than a field of its own that can be changed. */
    private static @Nullable Document fields(Document update, String operator) {
        Object fields = update.getOrDefault(operator, new Document());
        return fields instanceof Document document
                        && document.keySet().stream()
                                .noneMatch(key -> key.contains(".") || key.startsWith("$") || key.equals(ID))
                ? document
                : null;
    }

    /** All fields are those of another document. */
    record Replacement(Document other) implements PlainUpdate {

        @Override
        public boolean fits(Document document) {
            return !other.containsKey(ID) || other.get(ID).equals(document.get(ID));
        }

        @Override
        public boolean change(Document document) {
            Object id = document.get(ID);
            Document before = document.clone();
            document.keySet().removeIf(key -> !key.equals(ID) && !other.containsKey(key));
            document.putAll(other);
            document.put(ID, id);
            return !document.equals(before);
        }
    }

    /**
     * Some fields are others.
     *
     * @param set    their new values
     * @param pushed what is added to the end of lists
     */
    record Fields(Document set, Document pushed) implements PlainUpdate {

        @Override
        public boolean fits(Document document) {
            return pushed.keySet().stream()
                    .allMatch(key -> !document.containsKey(key) || document.get(key) instanceof Collection<?>);
        }

        @Override
        public boolean change(Document document) {
            boolean isAnother = !pushed.isEmpty()
                    || set.entrySet().stream()
                            .anyMatch(field -> !document.containsKey(field.getKey())
                                    || !Objects.equals(field.getValue(), document.get(field.getKey())));
            document.putAll(set);
            pushed.forEach((key, value) -> {
                List<Object> longer = new ArrayList<>();
                if (document.get(key) instanceof Collection<?> list) {
                    longer.addAll(list);
                }
                longer.add(value);
                document.put(key, longer);
            });
            return isAnother;
        }
    }
}
