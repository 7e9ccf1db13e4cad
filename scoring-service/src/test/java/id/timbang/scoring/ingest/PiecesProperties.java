package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRetracted;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.evidence.Told;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PiecesProperties {

    private static final Facts FACTS = new Facts(ZoneOffset.UTC);

    @Property(tries = 300)
    void every_record_is_in_one_piece_with_all_others_of_its_employee_in_their_order(
            @ForAll @Size(max = 120) List<@IntRange(max = 15) Integer> employees,
            @ForAll @IntRange(min = 1, max = 6) int most,
            @ForAll @IntRange(min = 1, max = 20) int full) {
        List<Told> batch = batch(employees);

        List<Map<String, List<Told>>> pieces = new Pieces(most, full).of(batch);

        Map<String, List<Told>> together = new LinkedHashMap<>();
        for (Map<String, List<Told>> piece : pieces) {
            piece.forEach((employee, its) -> assertThat(together.put(employee, its))
                    .as("an employee is in one piece")
                    .isNull());
        }
        together.forEach((employee, its) -> assertThat(its)
                .containsExactlyElementsOf(batch.stream()
                        .filter(told -> told.employeeId().equals(employee))
                        .toList()));
        assertThat(together.values().stream().mapToInt(List::size).sum()).isEqualTo(batch.size());
    }

    @Property(tries = 300)
    void a_piece_is_no_larger_than_it_may_be_and_no_smaller_than_it_must_be(
            @ForAll @Size(max = 120) List<@IntRange(max = 15) Integer> employees,
            @ForAll @IntRange(min = 1, max = 6) int most,
            @ForAll @IntRange(min = 1, max = 20) int full) {
        List<Map<String, List<Told>>> pieces = new Pieces(most, full).of(batch(employees));

        for (int at = 0; at < pieces.size(); at++) {
            List<List<Told>> its = List.copyOf(pieces.get(at).values());
            assertThat(its).isNotEmpty().hasSizeLessThanOrEqualTo(most);
            assertThat(records(its.subList(0, its.size() - 1)))
                    .as("full before its last employee")
                    .isLessThan(full);
            if (at < pieces.size() - 1) {
                assertThat(its.size() == most || records(its) >= full)
                        .as("cut although there was room")
                        .isTrue();
            }
        }
    }

    private static int records(List<List<Told>> each) {
        return each.stream().mapToInt(List::size).sum();
    }

    private static List<Told> batch(List<Integer> employees) {
        List<Told> batch = new ArrayList<>();
        for (int offset = 0; offset < employees.size(); offset++) {
            ObservationRetracted event =
                    new ObservationRetracted("f-" + offset, "siak", "e-" + employees.get(offset), "wrong");
            batch.add(Told.of(new LogPosition("observations", 0, offset), ByteBuffer.allocate(0), event, FACTS));
        }
        return batch;
    }
}
