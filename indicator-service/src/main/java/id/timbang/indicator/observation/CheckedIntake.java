package id.timbang.indicator.observation;

import id.timbang.contracts.Event;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Duplicate;
import id.timbang.indicator.observation.Verdict.NotYours;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.outbound.DurableLog;
import id.timbang.indicator.rights.Rights;
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
    private final DurableLog log;
    private final Clock clock;

    CheckedIntake(Employees employees, Indicators indicators, Rights rights, DurableLog log, Clock clock) {
        this.check = new BatchCheck(new ObservationCheck(employees, indicators, rights));
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
        List<Event> events = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int accepted = 0;
        int duplicates = 0;
        int notYours = 0;
        for (int index = 0; index < verdicts.size(); index++) {
            Verdict verdict = verdicts.get(index);
            if (verdict instanceof Accepted good) {
                events.add(good.observation());
                accepted++;
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
        log.accept(events);
        return new Result(accepted, duplicates, List.copyOf(rejected), notYours);
    }

    private static Rejection rejection(int index, @Nullable String id, Fault fault) {
        // The caller's id comes back as it was, unless it is part of what is wrong.
        String name = id == null || Texts.problem(id, Shape.LONGEST_ID) == null ? id : Texts.shown(id);
        return new Rejection(index, name, fault.code(), fault.detail());
    }
}
