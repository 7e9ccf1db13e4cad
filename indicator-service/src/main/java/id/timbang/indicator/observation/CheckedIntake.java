package id.timbang.indicator.observation;

import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.facts.FactLog;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Duplicate;
import id.timbang.indicator.observation.Verdict.NotYours;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.Shape;
import id.timbang.kit.identity.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges a batch, tells the log what is good and the quarantine what may become so, and answers when both have it. */
@Component
final class CheckedIntake implements ObservationIntake {

    private final BatchCheck check;
    private final Remarks remarks;
    private final AwaitedRetractions awaited;
    private final FactLog log;
    private final Clock clock;

    CheckedIntake(
            ObservationCheck check,
            ToldBefore before,
            PutAside aside,
            Remarks remarks,
            AwaitedRetractions awaited,
            FactLog log,
            Clock clock) {
        this.check = new BatchCheck(check, before, aside);
        this.remarks = remarks;
        this.awaited = awaited;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Result accept(Caller caller, List<ObservationInput> batch) {
        return acceptItems(
                caller, batch.stream().map(input -> new Item(input, null)).toList());
    }

    /** As {@link #accept}, for items some of which could not even be read. */
    Result acceptItems(Caller caller, List<Item> batch) {
        List<Verdict> verdicts = check.judge(caller, batch, clock.instant());
        Remarks.OfCall remarked = remarks.ofCall(caller);
        List<Event> events = new ArrayList<>();
        List<ObservationRecorded> awaitedFacts = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int accepted = 0;
        int duplicates = 0;
        int notYours = 0;
        for (int index = 0; index < verdicts.size(); index++) {
            Verdict verdict = verdicts.get(index);
            if (verdict instanceof Accepted good) {
                events.add(remarked.on(good.observation()));
                accepted++;
                awaited.retractionOf(good.observation(), good.before()).ifPresent(retraction -> {
                    events.add(retraction);
                    awaitedFacts.add(good.observation());
                });
            } else if (verdict instanceof Duplicate) {
                duplicates++;
            } else if (verdict instanceof NotYours not) {
                notYours++;
                rejected.add(rejection(index, batch.get(index).input().id(), not.fault()));
            } else if (verdict instanceof Rejected bad) {
                rejected.add(rejection(index, batch.get(index).input().id(), bad.fault()));
                if (bad.kept() != null) {
                    events.add(bad.kept());
                }
            }
        }
        log.tell(events);
        awaitedFacts.forEach(fact -> awaited.settle(fact.source(), fact.id()));
        return new Result(accepted, duplicates, List.copyOf(rejected), notYours);
    }

    private static Rejection rejection(int index, @Nullable String id, Fault fault) {
        // The caller's id comes back as it was, unless it is part of what is wrong.
        String name = id == null || Texts.problem(id, Shape.LONGEST_ID) == null ? id : Texts.shown(id);
        return new Rejection(index, name, fault.code(), fault.detail());
    }
}
