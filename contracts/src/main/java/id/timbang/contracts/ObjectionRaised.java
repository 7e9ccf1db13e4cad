package id.timbang.contracts;

import java.time.LocalDate;

/** An employee objects to a result (keberatan, PP 30/2019 art. 59), within 14 days of receiving it. */
public record ObjectionRaised(Period period, String objectionId, String employeeId, String reason, LocalDate raisedOn)
        implements PeriodEvent {

    @Override
    public String eventId() {
        return "objection/" + objectionId + "/raised";
    }
}
