package id.timbang.contracts;

import java.time.LocalDate;

/** The reviewer's decision on an objection, after hearing both sides; it is final. */
public record ObjectionDecided(
        Period period,
        String objectionId,
        String employeeId,
        ScoreChanged.Predicate predicate,
        String reasoning,
        String decidedBy,
        LocalDate decidedOn)
        implements PeriodEvent {

    @Override
    public String eventId() {
        return "objection/" + objectionId + "/decided";
    }
}
