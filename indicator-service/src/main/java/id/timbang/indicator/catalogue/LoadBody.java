package id.timbang.indicator.catalogue;

import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a starter catalogue is to be loaded.
 *
 * @param from       the first month its scorecards hold for; where not given, this month, or the first one that is open
 * @param positions  what positions of the catalogue are called here, by their names there; the others keep theirs
 * @param scorecards whether to load the scorecards too; where not given, they are
 */
record LoadBody(
        @Nullable YearMonth from,
        @Nullable Map<String, @Nullable String> positions,
        @Nullable Boolean scorecards) {

    static final LoadBody DEFAULT = new LoadBody(null, null, null);
}
