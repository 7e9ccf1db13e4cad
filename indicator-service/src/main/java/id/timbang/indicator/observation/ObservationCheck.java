package id.timbang.indicator.observation;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Quarantined;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one observation by what is known of employees and indicators, and names its employee by id. */
final class ObservationCheck {

    private final Employees employees;
    private final Indicators indicators;

    ObservationCheck(Employees employees, Indicators indicators) {
        this.employees = employees;
        this.indicators = indicators;
    }

    Verdict judge(Item item, Instant now) {
        ObservationInput input = item.input();
        Fault fault = item.fault();
        if (fault == null) {
            fault = Shape.fault(input);
        }
        if (fault == null) {
            fault = OccurrenceTime.fault(input.occurredAt(), now);
        }
        String nip = input.nip() == null ? null : Shape.withoutBlanks(input.nip());
        if (fault == null) {
            fault = PersonalNumber.fault(input, nip, employees);
        }
        return fault != null ? new Rejected(fault, null) : judgeSound(input, nip);
    }

    private Verdict judgeSound(ObservationInput input, @Nullable String nip) {
        List<String> meant = nip == null ? List.of() : employees.withNip(nip);
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
            return kept(
                    input,
                    "unknown-indicator",
                    "the catalogue has no indicator '" + Texts.shown(given(input.indicator()))
                            + "'; the observation is kept in quarantine until the catalogue is mended");
        }
        Fault unfit = MeasureFit.fault(indicator.get(), input);
        return unfit != null ? new Rejected(unfit, null) : new Accepted(recorded(input, employeeId));
    }

    private static Verdict unknownEmployee(ObservationInput input) {
        String what = input.employeeId() == null
                ? "the directory has nobody with this NIP"
                : "the directory has no employee '" + input.employeeId() + "'";
        return kept(
                input,
                "unknown-employee",
                what + "; the observation is kept in quarantine until the directory is mended");
    }

    /** Rejected, but put aside whole: it may become usable when directory or catalogue are mended. */
    private static Rejected kept(ObservationInput input, String code, String detail) {
        String payload = EventJson.mapper().writeValueAsString(input.withoutNip());
        return new Rejected(
                new Fault(code, detail),
                new Quarantined(given(input.source()), given(input.id()), code, detail, payload, false));
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
                Objects.requireNonNullElse(input.attributes(), Map.of()));
    }

    /** A field that {@link Shape} has found to be there. */
    private static String given(@Nullable String field) {
        return Objects.requireNonNull(field);
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.canonical(number);
    }
}
