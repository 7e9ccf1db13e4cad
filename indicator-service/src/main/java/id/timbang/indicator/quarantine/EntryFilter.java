package id.timbang.indicator.quarantine;

import com.mongodb.client.model.Filters;
import id.timbang.indicator.quarantine.Entry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is none does not matter.
 *
 * @param offices an office with all below it
 * @param from    told last then or later
 * @param to      told last before then
 * @param state   none for all
 */
record EntryFilter(
        @Nullable String source,
        @Nullable String reason,
        @Nullable String person,
        @Nullable String indicator,
        @Nullable Set<String> offices,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable State state) {

    static final EntryFilter OPEN = new EntryFilter(null, null, null, null, null, null, null, State.OPEN);

    /** @param scope what the caller may see */
    Bson within(Scope scope) {
        List<Bson> all = new ArrayList<>();
        // Something can be resolved before it is heard of; it is shown once it is.
        all.add(Filters.gt("times", 0L));
        equal(all, "source", source);
        equal(all, "reason", reason);
        equal(all, "person", person);
        equal(all, "indicator", indicator);
        equal(all, "state", state == null ? null : state.name());
        if (offices != null) {
            all.add(Filters.in("officeId", offices));
        }
        if (from != null) {
            all.add(Filters.gte("lastSeen", Date.from(from)));
        }
        if (to != null) {
            all.add(Filters.lt("lastSeen", Date.from(to)));
        }
        if (!scope.all()) {
            all.add(Filters.or(
                    Filters.in("source", scope.sources()),
                    Filters.in("officeId", scope.offices()),
                    Filters.in("employeeId", scope.employees())));
        }
        return Filters.and(all);
    }

    private static void equal(List<Bson> all, String field, @Nullable String value) {
        if (value != null) {
            all.add(Filters.eq(field, value));
        }
    }
}
