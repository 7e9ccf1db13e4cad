package id.timbang.indicator.observation;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.Quarantined;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.Shape;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rejects what cannot be used as it is, but may become so when directory or catalogue are mended: it is kept whole. */
final class PutAside {

    private final Employees employees;

    PutAside(Employees employees) {
        this.employees = employees;
    }

    /** @param input whose id and source are there; its NIP is not kept, only a digest of one that is nobody's */
    Rejected of(ObservationInput input, String code, String detail) {
        String nip = input.nip() == null ? null : Shape.withoutBlanks(input.nip());
        String employeeId = nip == null
                ? input.employeeId()
                : employees.withNip(nip).stream().findFirst().orElse(null);
        @Nullable
        String office =
                Optional.ofNullable(employeeId).flatMap(employees::officeOf).orElse(null);
        return new Rejected(
                new Fault(code, detail),
                new Quarantined(
                        Objects.requireNonNull(input.source()),
                        Objects.requireNonNull(input.id()),
                        code,
                        detail,
                        EventJson.mapper().writeValueAsString(input.withoutNip()),
                        false,
                        office == null ? null : employeeId,
                        office == null ? input.officeId() : office,
                        office == null && nip != null ? employees.person(nip) : null));
    }
}
