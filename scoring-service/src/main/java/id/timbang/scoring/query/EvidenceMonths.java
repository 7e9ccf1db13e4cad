package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceLines.Lines;
import id.timbang.scoring.evidence.EvidenceLines.Wanted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evidence of a period as one list: that of its months, the newest month first. */
final class EvidenceMonths {

    private EvidenceMonths() {}

    static Lines page(
            EvidenceLines lines, String employeeId, Period period, @Nullable String indicator, int skip, int limit) {
        List<Period> months = new ArrayList<>(CountedMonths.monthsOf(period).toList());
        Collections.reverse(months);
        List<Evidence> page = new ArrayList<>();
        long total = 0;
        for (Period month : months) {
            long before = Math.max(0, skip - total);
            // One line at least, for a page of none would ask the store for all; what is too much is left out.
            int room = Math.max(1, limit - page.size());
            Lines found = lines.page(new Wanted(employeeId, month, indicator), Math.toIntExact(before), room);
            found.lines().stream().limit(limit - page.size()).forEach(page::add);
            total += found.total();
        }
        return new Lines(page, total);
    }
}
