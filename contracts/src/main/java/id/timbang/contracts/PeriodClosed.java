package id.timbang.contracts;

import java.util.Map;

/**
 * A period was closed: what was in the log before the cut is counted in its summaries.
 *
 * @param cut the end offset of every partition at that moment, by {@code topic-partition}
 */
public record PeriodClosed(Period period, Map<String, Long> cut) implements PeriodEvent {

    public PeriodClosed {
        cut = Map.copyOf(cut);
    }

    @Override
    public String eventId() {
        return period + "/closed";
    }
}
