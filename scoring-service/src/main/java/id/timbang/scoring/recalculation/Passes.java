package id.timbang.scoring.recalculation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this instance is making anew, and has made anew since it started.
 *
 * @param running none while nothing is
 * @param last    the latest first
 */
record Passes(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pass running, List<Pass> last) {}
