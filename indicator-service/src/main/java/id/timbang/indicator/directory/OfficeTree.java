package id.timbang.indicator.directory;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import id.timbang.contracts.OfficeChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Changes offices one after the other, over all instances of the service, so that two changes at once cannot make a
 * circle of them: one document, {@code {_id, version, next?}}, names the change that is next. Whoever finds one there
 * does it first, whosever it is; so nobody waits for one that crashed. A change names the version of the office that it
 * replaces: done late, or twice, it does nothing.
 */
final class OfficeTree {

    private static final String ID = "tree";

    private final MongoCollection<Document> queue;
    private final StateStore<OfficeChanged> offices;

    OfficeTree(MongoOperations mongo, StateStore<OfficeChanged> offices) {
        this.queue = mongo.getCollection("officeTree");
        this.offices = offices;
    }

    /**
     * Makes an office what it is wanted to be.
     *
     * @throws Problem a 400 where the office above is not there, or is the office itself, or stands below it
     */
    Outcome<OfficeChanged> put(String officeId, String name, @Nullable String parentId) {
        while (true) {
            Document at = settled();
            Optional<OfficeChanged> present = offices.find(key(officeId));
            long replaced = present.map(OfficeChanged::version).orElse(0L);
            OfficeChanged wanted = new OfficeChanged(officeId, replaced, name, parentId);
            if (present.filter(wanted::equals).isPresent()) {
                Optional<Outcome<OfficeChanged>> same =
                        offices.change(key(officeId), (now, version) -> wanted.equals(now) ? now : null);
                if (same.isPresent()) {
                    return same.get();
                }
                continue;
            }
            checkAbove(officeId, parentId);
            Document next = toBson(wanted);
            if (isNext(at, next)) {
                // Nobody is next before this one is done, by whomever: from here on it is certain.
                boolean published = perform(next);
                settled();
                return new Outcome<>(
                        new OfficeChanged(officeId, replaced + 1, name, parentId), replaced == 0, true, published);
            }
        }
    }

    private void checkAbove(String officeId, @Nullable String parentId) {
        FieldErrors errors = new FieldErrors();
        Set<String> seen = new HashSet<>();
        for (String above = parentId; above != null && seen.add(above) && errors.isEmpty(); ) {
            Optional<OfficeChanged> office = offices.find(key(above));
            if (above.equals(officeId)) {
                errors.add("parentId", "'" + Texts.shown(parentId) + "' is the office itself, or stands below it");
            } else if (office.isEmpty() && above.equals(parentId)) {
                errors.add(
                        "parentId", "there is no office '" + Texts.shown(parentId) + "'; make the office above first");
            }
            above = office.map(OfficeChanged::parentId).orElse(null);
        }
        Answers.refuse(errors);
    }

    /** The queue with nothing in it, all that was in it being done. */
    private Document settled() {
        while (true) {
            Document at = queue.find(Filters.eq("_id", ID)).first();
            if (at == null) {
                begin();
                continue;
            }
            Document next = at.get("next", Document.class);
            if (next == null) {
                return at;
            }
            perform(next);
            queue.updateOne(version(at), Updates.combine(Updates.inc("version", 1L), Updates.unset("next")));
        }
    }

    private void begin() {
        try {
            queue.insertOne(new Document("_id", ID).append("version", 1L));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    private boolean isNext(Document settled, Document next) {
        return queue.updateOne(version(settled), Updates.combine(Updates.inc("version", 1L), Updates.set("next", next)))
                        .getMatchedCount()
                == 1;
    }

    private static Document version(Document at) {
        return new Document("_id", ID).append("version", at.getLong("version"));
    }

    /** Whether the event is out, where it was done here; where others did it, they see to that. */
    private boolean perform(Document next) {
        OfficeChanged wanted = fromBson(next);
        return offices.change(key(wanted.officeId()), (present, version) -> {
                    long now = present == null ? 0 : present.version();
                    return now == wanted.version()
                            ? new OfficeChanged(wanted.officeId(), version, wanted.name(), wanted.parentId())
                            : null;
                })
                .map(Outcome::published)
                .orElse(true);
    }

    private static String key(String officeId) {
        return "office/" + officeId;
    }

    /** A change as it stands in the queue: the office, with the version that it replaces. */
    private static Document toBson(OfficeChanged wanted) {
        return new Document("officeId", wanted.officeId())
                .append("replaces", wanted.version())
                .append("name", wanted.name())
                .append("parentId", wanted.parentId());
    }

    private static OfficeChanged fromBson(Document change) {
        return new OfficeChanged(
                change.getString("officeId"),
                change.getLong("replaces"),
                change.getString("name"),
                change.getString("parentId"));
    }
}
