package id.timbang.indicator.observation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.NotYours;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.OccurrenceTime;
import id.timbang.indicator.observation.form.Shape;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges one observation by what is known of employees and indicators, and names its employee by id. */
final class ObservationCheck {

    private static final String UNKNOWN_EMPLOYEE = "unknown-employee";

    private final Employees employees;
    private final PutAside aside;
    private final Indicators indicators;
    private final Rights rights;

    ObservationCheck(Employees employees, Indicators indicators, Rights rights) {
        this.employees = employees;
        this.aside = new PutAside(employees);
        this.indicators = indicators;
        this.rights = rights;
    }

    Verdict judge(Caller caller, Item item, Instant now) {
        ObservationInput input = item.input();
        Fault fault = item.fault();
        if (fault == null) {
            fault = Shape.fault(input);
        }
        // Before anything is looked up that the answer could give away.
        if (fault == null && !Rights.mayTellOf(caller, given(input.source()))) {
            return new NotYours(foreignSource(given(input.source())));
        }
        if (fault == null) {
            fault = OccurrenceTime.fault(input.occurredAt(), now);
        }
        String nip = input.nip() == null ? null : Shape.withoutBlanks(input.nip());
        if (fault == null) {
            fault = PersonalNumber.fault(input, nip, employees);
        }
        return fault != null ? new Rejected(fault, null) : judgeSound(caller, input, nip);
    }

    private Verdict judgeSound(Caller caller, ObservationInput input, @Nullable String nip) {
        boolean aboutAnybody = Rights.mayTellAboutAnybody(caller, given(input.source()));
        List<String> meant = nip == null ? List.of() : employees.withNip(nip);
        if (!aboutAnybody
                && (input.employeeId() == null ? meant.stream() : Stream.of(input.employeeId()))
                        .noneMatch(employee -> rights.managesEmployee(caller, employee))) {
            return stranger(input);
        }
        if (meant.size() > 1) {
            return new Rejected(
                    new Fault("ambiguous-nip", meant.size() + " employees have this NIP; mend the directory"), null);
        }
        String employeeId = input.employeeId() != null ? input.employeeId() : meant.isEmpty() ? null : meant.get(0);
        if (employeeId == null || !employees.isKnown(employeeId)) {
            return unknownEmployee(input);
        }
        if (nip != null && !meant.contains(employeeId)) {
            return new Rejected(
                    new Fault(
                            "employee-mismatch",
                            "'nip' is not that of the employee '" + employeeId + "'; give one of the two"),
                    null);
        }
        Optional<IndicatorChanged> indicator = indicators.find(given(input.indicator()));
        if (indicator.isEmpty()) {
            return aside.of(
                    input,
                    "unknown-indicator",
                    "the catalogue has no indicator '" + Texts.shown(given(input.indicator()))
                            + "'; the observation is kept in quarantine until the catalogue is mended");
        }
        Fault unfit = MeasureFit.fault(indicator.get(), input);
        return unfit != null ? new Rejected(unfit, null) : new Accepted(recorded(input, employeeId));
    }

    private Verdict unknownEmployee(ObservationInput input) {
        return aside.of(
                input,
                UNKNOWN_EMPLOYEE,
                nobody(input) + "; the observation is kept in quarantine until the directory is mended");
    }

    /** Somebody of another agency, or nobody: whoever may not see the first is not told which. */
    private static Verdict stranger(ObservationInput input) {
        return new NotYours(new Fault(
                UNKNOWN_EMPLOYEE,
                nobody(input) + " of your agency; send the observation again when the directory is mended"));
    }

    private static String nobody(ObservationInput input) {
        return input.employeeId() == null
                ? "the directory has nobody with this NIP"
                : "the directory has no employee '" + input.employeeId() + "'";
    }

    static Fault foreignSource(String source) {
        return new Fault(
                "foreign-source",
                "'" + source + "' is not among the sources you may tell facts of; they are named in your account at the"
                        + " identity provider");
    }

    private static ObservationRecorded recorded(ObservationInput input, String employeeId) {
        return new ObservationRecorded(
                given(input.id()),
                given(input.source()),
                employeeId,
                given(input.indicator()),
                OccurrenceTime.instant(given(input.occurredAt())),
                canonical(input.value()),
                canonical(input.numerator()),
                canonical(input.denominator()),
                input.reference(),
                Objects.requireNonNullElse(input.attributes(), Map.of()),
                null,
                input.enteredBy(),
                null);
    }

    /** A field that {@link Shape} has found to be there. */
    private static String given(@Nullable String field) {
        return Objects.requireNonNull(field);
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.canonical(number);
    }
}
