package id.timbang.indicator.input;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one input, so that all of it can be told at once. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String detail) {
        errors.add(new FieldError(field, detail));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /** All of it in one line: {@code name: is missing; officeId: there is no office 'x'}. */
    public String inWords() {
        return errors.stream()
                .map(error -> error.field() + ": " + error.detail())
                .collect(Collectors.joining("; "));
    }

    /** A text that must be there; without the blanks around it. Empty where an error was added. */
    public String required(String field, @Nullable String given, int longest) {
        String text = optional(field, given, longest);
        if (text == null && (given == null || given.isBlank())) {
            add(field, "is missing");
        }
        return text == null ? "" : text;
    }

    /** A text that may be absent; without the blanks around it, a blank one is absent. */
    public @Nullable String optional(String field, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        String problem = Texts.lineProblem(text, longest);
        if (problem != null) {
            add(field, problem);
            return null;
        }
        return text;
    }

    /** Something other than a text that must be there. */
    public <T> @Nullable T present(String field, @Nullable T given) {
        if (given == null) {
            add(field, "is missing");
        }
        return given;
    }

    /** The id in the address wins; where the body names one too, it must be the same. */
    public void id(String field, String inAddress, @Nullable String inBody) {
        String problem = Ids.problem(inAddress);
        if (problem != null) {
            add(field, problem);
        } else if (inBody != null && !inBody.equals(inAddress)) {
            add(
                    field,
                    "the body says '" + Texts.shown(inBody) + "' and the address '" + inAddress
                            + "'; leave it out of the body, or make them the same");
        }
    }
}
