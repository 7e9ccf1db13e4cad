package id.timbang.scoring.preview;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Period;
import id.timbang.scoring.preview.Preview.Move;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures over many, and which of them are told one by one. */
class PreviewFiguresTest {

    private static final Period OCTOBER = Period.parse("2026-10");

    @Test
    void who_moves_is_counted_and_means_leave_out_what_is_missing() {
        Preview preview = Preview.of(
                OCTOBER,
                "officer",
                List.of(
                        move("up", "90.00", "90.01"),
                        move("down", "90.00", "80.00"),
                        move("same", "70.00", "70.00"),
                        move("appears", null, "50.00"),
                        move("vanishes", "60.00", null),
                        move("missing", null, null)));

        assertThat(preview.n()).isEqualTo(6);
        assertThat(preview.moved()).isEqualTo(4);
        assertThat(preview.up()).isEqualTo(1);
        assertThat(preview.down()).isEqualTo(1);
        assertThat(preview.meanBefore()).isEqualTo("77.50");
        assertThat(preview.meanAfter()).isEqualTo("72.50");
        assertThat(preview.items())
                .extracting(Move::employeeId)
                .containsExactly("down", "same", "up", "appears", "missing", "vanishes");
    }

    @Test
    void of_more_than_can_be_told_those_are_that_move_most_either_way() {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            moves.add(move("gains-" + i, "50.00", String.valueOf(50 + i)));
            moves.add(move("loses-" + i, "500.00", String.valueOf(500 - i)));
        }
        moves.add(move("vanishes", "1.00", null));
        moves.add(move("missing", null, null));
        Collections.shuffle(moves, new Random(7));

        List<Move> told = Preview.of(OCTOBER, "officer", moves).items();

        assertThat(told).hasSize(Preview.MOST_ITEMS);
        assertThat(told).extracting(Move::employeeId).contains("vanishes", "gains-399", "loses-399");
        assertThat(told).extracting(Move::employeeId).doesNotContain("missing", "gains-100", "loses-100");
        assertThat(told.get(0).employeeId()).isEqualTo("loses-399");
        assertThat(told.get(told.size() - 1).employeeId()).isEqualTo("vanishes");
    }

    private static Move move(String employee, @Nullable String before, @Nullable String after) {
        return Move.of(
                employee, before == null ? null : new BigDecimal(before), after == null ? null : new BigDecimal(after));
    }
}
