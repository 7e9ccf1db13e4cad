package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRetracted;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.facts.Fact;
import id.timbang.indicator.facts.FactLog;
import id.timbang.indicator.facts.KnownFacts;
import id.timbang.indicator.observation.PutRight.Done;
import id.timbang.indicator.observation.PutRight.NotYours;
import id.timbang.indicator.observation.PutRight.Refused;
import id.timbang.indicator.observation.PutRight.State;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.Shape;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes facts back, by source and id, also before they are told. */
@Component
final class Retractions {

    private final Employees employees;
    private final Rights rights;
    private final KnownFacts facts;
    private final AwaitedRetractions awaited;
    private final FactLog log;
    private final Underway underway;

    Retractions(
            Employees employees,
            Rights rights,
            KnownFacts facts,
            AwaitedRetractions awaited,
            FactLog log,
            Underway underway) {
        this.employees = employees;
        this.rights = rights;
        this.facts = facts;
        this.awaited = awaited;
        this.log = log;
        this.underway = underway;
    }

    /**
     * Takes back the latest version of a fact. Returns only when that is durable.
     *
     * @throws id.timbang.kit.problem.Problem a 409 where somebody else is putting it right
     */
    PutRight retract(Caller caller, RetractionBody wanted) {
        Fault fault = Shape.nameFault(wanted.source(), wanted.id());
        if (fault == null && !Rights.mayTellOf(caller, given(wanted.source()))) {
            return new NotYours(ObservationCheck.foreignSource(given(wanted.source())));
        }
        if (fault == null) {
            fault = fault(wanted);
        }
        return fault != null
                ? new Refused(fault)
                : underway.alone(given(wanted.source()), given(wanted.id()), () -> sound(caller, wanted));
    }

    private @Nullable Fault fault(RetractionBody wanted) {
        Fault fault = Shape.reasonFault(wanted.reason());
        if (fault == null) {
            fault = Shape.employeeFault(wanted.employeeId());
        }
        if (fault == null) {
            fault = PersonalNumber.fault("id", given(wanted.id()), employees);
        }
        return fault != null ? fault : PersonalNumber.fault("reason", given(wanted.reason()), employees);
    }

    private PutRight sound(Caller caller, RetractionBody wanted) {
        String source = given(wanted.source());
        String id = given(wanted.id());
        Optional<Fact> known = facts.find(source, id);
        String employeeId = known.map(Fact::employeeId).orElse(wanted.employeeId());
        if (!Rights.mayTellAboutAnybody(caller, source)
                && (employeeId == null || !rights.managesEmployee(caller, employeeId))) {
            return new NotYours(new Fault(
                    "unknown-observation",
                    "there is no such observation of somebody of your agency; where it has yet to be told, say by"
                            + " 'employeeId' whose work it is"));
        }
        if (wanted.employeeId() != null && !wanted.employeeId().equals(employeeId)) {
            return new Refused(new Fault(
                    "employee-mismatch", "the observation is not about the employee '" + wanted.employeeId() + "'"));
        }
        if (known.isPresent()) {
            return retract(source, id, given(wanted.reason()), known.get());
        }
        if (employeeId == null) {
            boolean fresh = awaited.await(source, id, given(wanted.reason()));
            boolean told = facts.find(source, id).filter(Fact::retracted).isPresent();
            return new Done(told ? State.RETRACTED : State.AWAITING, !fresh, null);
        }
        if (!employees.isKnown(employeeId)) {
            return new Refused(new Fault(
                    "unknown-employee",
                    "the directory has no employee '" + employeeId
                            + "'; leave 'employeeId' out, and the observation is taken back when it is told"));
        }
        log.tell(List.of(new ObservationRetracted(id, source, employeeId, given(wanted.reason()))));
        return new Done(State.RETRACTED, false, null);
    }

    private PutRight retract(String source, String id, String reason, Fact fact) {
        if (!fact.retracted()) {
            log.tell(List.of(new ObservationRetracted(id, source, fact.employeeId(), reason, fact.correction())));
        }
        return new Done(State.RETRACTED, fact.retracted(), fact.correction());
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNull(field);
    }
}
