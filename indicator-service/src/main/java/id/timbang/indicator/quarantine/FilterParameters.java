package id.timbang.indicator.quarantine;

import id.timbang.indicator.quarantine.Entry.State;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A filter as it is asked for, to an {@link EntryFilter}. */
@Component
final class FilterParameters {

    private final Rights rights;
    private final Directory directory;
    private final ZoneId zone;

    FilterParameters(Rights rights, Directory directory, TimbangProperties timbang) {
        this.rights = rights;
        this.directory = directory;
        this.zone = timbang.zone();
    }

    /**
     * As it stands in an address or a body.
     *
     * @param from  a day, or an instant with an offset; told last then or later
     * @param to    a day, all of it, or an instant; told last before then
     * @param state OPEN where it is none
     */
    record Asked(
            @Nullable String source,
            @Nullable String reason,
            @Nullable String person,
            @Nullable String indicator,
            @Nullable String office,
            @Nullable String from,
            @Nullable String to,
            @Nullable String state) {}

    /** @throws Problem for an office that is not the caller's to ask by, and for what cannot be read */
    EntryFilter filter(Caller caller, Asked asked) {
        return new EntryFilter(
                given(asked.source()),
                given(asked.reason()),
                given(asked.person()),
                given(asked.indicator()),
                offices(caller, given(asked.office())),
                time("from", given(asked.from()), 0),
                time("to", given(asked.to()), 1),
                state(given(asked.state())));
    }

    private @Nullable Set<String> offices(Caller caller, @Nullable String office) {
        if (office == null) {
            return null;
        }
        rights.requireOffice(caller, office);
        return directory.withAllBelow(office);
    }

    private @Nullable Instant time(String name, @Nullable String text, int daysAfter) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == "2026-11-24".length()
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(zone)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.invalid(
                    "wrong-parameter",
                    "'" + name + "': write a day as 2026-11-24, or an instant as 2026-11-24T09:41:00+07:00");
        }
    }

    private static State state(@Nullable String text) {
        if (text == null) {
            return State.OPEN;
        }
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "wrong-parameter", "'state' must be one of " + Arrays.toString(State.values())));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
