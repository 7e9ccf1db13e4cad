package id.timbang.indicator.observation;

import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.facts.Content;
import id.timbang.indicator.facts.Fact;
import id.timbang.indicator.facts.FactLog;
import id.timbang.indicator.facts.KnownFacts;
import id.timbang.indicator.observation.PutRight.Done;
import id.timbang.indicator.observation.PutRight.NotYours;
import id.timbang.indicator.observation.PutRight.Refused;
import id.timbang.indicator.observation.PutRight.State;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.Shape;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells facts anew, in place of what was wrong. What they were before stays in the log, with the reason. */
@Component
final class Corrections implements CorrectionIntake {

    private final ObservationCheck check;
    private final Employees employees;
    private final Rights rights;
    private final KnownFacts facts;
    private final Remarks remarks;
    private final FactLog log;
    private final Underway underway;
    private final Clock clock;

    Corrections(
            ObservationCheck check,
            Employees employees,
            Rights rights,
            KnownFacts facts,
            Remarks remarks,
            FactLog log,
            Underway underway,
            Clock clock) {
        this.check = check;
        this.employees = employees;
        this.rights = rights;
        this.facts = facts;
        this.remarks = remarks;
        this.log = log;
        this.underway = underway;
        this.clock = clock;
    }

    @Override
    public void correct(Caller caller, ObservationInput observation, String reason) {
        PutRightAnswers.of(
                observation.source(), observation.id(), correct(caller, new Item(observation, null), reason));
    }

    /**
     * Takes back the latest version of a fact and tells the next. Returns only when both are durable. A fact that was
     * taken back counts again as it is corrected; the reason of its retraction is the one that stays then. One that
     * nobody has told yet is corrected in advance.
     *
     * @throws id.timbang.kit.problem.Problem a 409 where somebody else is putting it right
     */
    PutRight correct(Caller caller, Item wanted, @Nullable String reason) {
        Verdict verdict = check.judge(caller, wanted, clock.instant());
        if (verdict instanceof Verdict.NotYours not) {
            return new NotYours(not.fault());
        }
        if (verdict instanceof Rejected rejected) {
            return new Refused(rejected.kept() == null ? rejected.fault() : unkept(rejected.fault()));
        }
        Fault fault = Shape.reasonFault(reason);
        if (fault == null) {
            fault = PersonalNumber.fault("reason", Objects.requireNonNull(reason), employees);
        }
        if (fault != null) {
            return new Refused(fault);
        }
        ObservationRecorded fact = ((Accepted) verdict).observation();
        String why = Objects.requireNonNull(reason);
        return underway.alone(fact.source(), fact.id(), () -> sound(caller, fact, why));
    }

    private PutRight sound(Caller caller, ObservationRecorded fact, String reason) {
        Optional<Fact> known = facts.find(fact.source(), fact.id());
        if (known.isPresent()
                && !Rights.mayTellAboutAnybody(caller, fact.source())
                && !rights.managesEmployee(caller, known.get().employeeId())) {
            return new NotYours(new Fault("unknown-observation", "there is no such observation of your agency"));
        }
        if (known.isPresent()
                && !known.get().retracted()
                && Content.of(fact).equals(known.get().latest())) {
            return new Done(State.CORRECTED, true, known.get().correction());
        }
        int next = known.map(Fact::version).orElse(1) + 1;
        List<Event> events = new ArrayList<>();
        if (known.isEmpty()) {
            events.add(new ObservationRetracted(fact.id(), fact.source(), fact.employeeId(), reason));
        } else if (!known.get().retracted()) {
            Fact latest = known.get();
            events.add(new ObservationRetracted(
                    fact.id(), fact.source(), latest.employeeId(), reason, latest.correction()));
        }
        // Last: should the log take only one of the two, the fact counts too little until the call is repeated.
        events.add(remarks.ofCall(caller).on(fact).asCorrection(next));
        log.tell(events);
        return new Done(State.CORRECTED, false, next);
    }

    /** A correction is not put into quarantine: who sends it reads the answer. */
    private static Fault unkept(Fault fault) {
        return new Fault(
                fault.code(),
                fault.code().equals("unknown-indicator")
                        ? "the catalogue has no such indicator; mend the correction or the catalogue"
                        : "the directory has no such employee; mend the correction or the directory");
    }
}
