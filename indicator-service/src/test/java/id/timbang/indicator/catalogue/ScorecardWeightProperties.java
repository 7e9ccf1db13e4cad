package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.indicator.input.FieldErrors;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ScorecardWeightProperties {

    private final ScorecardCheck check = new ScorecardCheck(code -> ScorecardCheckTest.indicator("a"));

    @Property(tries = 200)
    void weights_are_taken_exactly_when_they_total_100(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 100_000) Integer> thousandths,
            @ForAll boolean completed) {
        List<Integer> weights = new ArrayList<>(thousandths);
        if (completed && total(weights) < 100_000) {
            weights.add(100_000 - total(weights));
        }
        FieldErrors errors = new FieldErrors();

        check.checked("s", scorecard(weights), ScorecardCheckTest.AUTHOR, errors);

        assertThat(errors.isEmpty()).isEqualTo(total(weights) == 100_000);
    }

    private static int total(List<Integer> thousandths) {
        return thousandths.stream().mapToInt(Integer::intValue).sum();
    }

    private static ScorecardBody scorecard(List<Integer> thousandths) {
        List<ScorecardBody.Item> items = new ArrayList<>();
        for (int weight : thousandths) {
            items.add(new ScorecardBody.Item(
                    "i" + items.size(), Half.RESULTS, BigDecimal.valueOf(weight, 3), BigDecimal.ONE, null, null, null));
        }
        return new ScorecardBody(
                null, null, "officer", YearMonth.of(2026, 1), null, "linear", List.copyOf(items), null, null);
    }
}
