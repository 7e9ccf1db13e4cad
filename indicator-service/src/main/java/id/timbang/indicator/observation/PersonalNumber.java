package id.timbang.indicator.observation;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps personal numbers out of what is told: a NIP or NIK names a person, and tells birth date and sex, wherever it
 * stands.
 */
final class PersonalNumber {

    private PersonalNumber() {}

    /**
     * Why the observation cannot be told, none when it can.
     *
     * @param nip the NIP of whom it speaks of, where known
     */
    static @Nullable Fault fault(ObservationInput input, @Nullable String nip) {
        Map<String, String> attributes = input.attributes() == null ? Map.of() : input.attributes();
        for (String name : attributes.keySet()) {
            if (name.equalsIgnoreCase("nip") || name.equalsIgnoreCase("nik")) {
                return new Fault(
                        "personal-number", "the attribute '" + name + "' is a personal number, which is not kept");
            }
        }
        Stream<@Nullable String> told = Stream.concat(
                Stream.of(input.id(), input.reference()),
                attributes.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())));
        return nip != null
                        && told.anyMatch(text ->
                                text != null && Shape.withoutBlanks(text).contains(nip))
                ? new Fault(
                        "personal-number",
                        "the employee's NIP stands in the id, the reference or an attribute, where it would be kept")
                : null;
    }
}
