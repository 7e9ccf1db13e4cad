package id.timbang.scoring.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.ScoreChanged.Presence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Presence is what comes out when somebody goes through the month day by day. */
class AttendanceProperties {

    @Property
    void is_what_counting_day_by_day_comes_to_in_whatever_order_absences_are_told(
            @ForAll("worlds") Worlds world, @ForAll Random random) {
        List<AbsenceChanged> shuffled = new ArrayList<>(world.absences());
        Collections.shuffle(shuffled, random);

        assertThat(Attendance.of(world.employee(), world.months(), shuffled, world.isWorkingDay()))
                .isEqualTo(counted(world));
    }

    private static Presence counted(Worlds world) {
        int working = 0;
        int present = 0;
        Map<String, Integer> away = new HashMap<>();
        for (LocalDate day = world.months().period().firstDay();
                !day.isAfter(world.months().lastDay());
                day = day.plusDays(1)) {
            if (!world.isWorkingDay().test(day)) {
                continue;
            }
            working++;
            LocalDate from = world.employee().activeFrom();
            LocalDate to = world.employee().activeTo();
            if (from != null && day.isBefore(from) || to != null && day.isAfter(to)) {
                continue;
            }
            String kind = kindOf(world, day);
            if (kind == null) {
                present++;
            } else {
                away.put(kind, away.getOrDefault(kind, 0) + 1);
            }
        }
        return present == working ? null : new Presence(working, present, away);
    }

    /** The kind of the absence that covers a day; of several, that which began first, then that of the lower id. */
    private static String kindOf(Worlds world, LocalDate day) {
        AbsenceChanged found = null;
        for (AbsenceChanged absence : world.absences()) {
            boolean covers = !day.isBefore(absence.from()) && !day.isAfter(absence.to());
            boolean shrinks = !absence.kind().equalsIgnoreCase("UNEXCUSED")
                    && !absence.kind().equals("CANCELLED");
            if (covers && shrinks && (found == null || absence.from().isBefore(found.from()))) {
                found = absence;
            }
        }
        return found == null ? null : found.kind();
    }

    @Provide
    Arbitrary<Worlds> worlds() {
        return Worlds.worlds();
    }
}
