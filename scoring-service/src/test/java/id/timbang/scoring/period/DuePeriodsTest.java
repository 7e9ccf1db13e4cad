package id.timbang.scoring.period;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.scoring.period.DuePeriods.EmployeeYear;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is due, cut into parts. */
class DuePeriodsTest {

    @Test
    void slices_have_all_that_is_due_once_and_no_more_than_so_many_each() {
        DuePeriods due = new DuePeriods();
        IntStream.range(0, 250).forEach(employee -> {
            due.add("e-" + employee + "|2026-11");
            due.add("e-" + employee + "|2027-01");
        });

        List<DuePeriods> slices = due.slices(100);

        assertThat(slices).extracting(DuePeriods::size).containsExactly(100, 100, 100, 100, 100);
        Map<EmployeeYear, List<String>> together = new LinkedHashMap<>();
        slices.forEach(slice -> together.putAll(texts(slice)));
        assertThat(together).isEqualTo(texts(due)).hasSize(500);
        assertThat(new DuePeriods().slices(100)).isEmpty();
    }

    private static Map<EmployeeYear, List<String>> texts(DuePeriods due) {
        Map<EmployeeYear, List<String>> texts = new LinkedHashMap<>();
        due.each().forEach((of, periods) -> texts.put(of, text(periods)));
        return texts;
    }

    private static <T> List<String> text(Stream<T> periods) {
        return periods.map(String::valueOf).toList();
    }
}
