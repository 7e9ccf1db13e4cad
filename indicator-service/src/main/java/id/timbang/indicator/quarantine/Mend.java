package id.timbang.indicator.quarantine;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is put right about an observation before it is told again; what is none stays as it was told.
 *
 * @param employeeId whose work it is
 * @param indicator  which indicator is meant
 */
record Mend(@Nullable String employeeId, @Nullable String indicator) {

    static final Mend NOTHING = new Mend(null, null);

    /** As it is kept beside the reason: who mended what must be seen later. */
    @Nullable
    String with(@Nullable String reason) {
        String mended = Stream.of(
                        employeeId == null ? null : "employeeId: " + employeeId,
                        indicator == null ? null : "indicator: " + indicator)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        if (mended.isEmpty()) {
            return reason;
        }
        return reason == null ? mended : reason + " (" + mended + ")";
    }
}
