package id.timbang.contracts;

/** A change in who works where: each event is the whole new state of one entry. */
public sealed interface DirectoryEvent extends Event, Versioned
        permits OfficeChanged, EmployeeChanged, AbsenceChanged, CalendarChanged {

    @Override
    default String eventId() {
        return key() + "/" + version();
    }

    @Override
    default String eventSource() {
        return "timbang/indicator-service";
    }
}
