package id.timbang.indicator.quarantine;

import id.timbang.contracts.QuarantineResolved;
import id.timbang.indicator.observation.CorrectionIntake;
import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.quarantine.Entry.State;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells again what was put aside, through the same door as everything new: source and id name a fact, so it counts once,
 * however often it is replayed. What became of it is in the log before anybody is answered.
 */
@Component
final class Replay {

    private final ObservationIntake intake;
    private final Mending mending;
    private final RecordReplay records;
    private final CorrectionIntake corrections;
    private final EventPublisher publisher;
    private final QuarantineStore store;
    private final Clock clock;

    Replay(
            ObservationIntake intake,
            Mending mending,
            RecordReplay records,
            CorrectionIntake corrections,
            EventPublisher publisher,
            QuarantineStore store,
            Clock clock) {
        this.intake = intake;
        this.mending = mending;
        this.records = records;
        this.corrections = corrections;
        this.publisher = publisher;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Replays entries which are the caller's to mend.
     *
     * @param reason kept with what became of them
     * @return those that could not be, each with why
     * @throws id.timbang.kit.event.PublishingFailedException where the log did not take them; replaying again is safe
     */
    Map<String, Refused> replay(Caller caller, List<Entry> entries, Mend mend, @Nullable String reason) {
        Map<String, Refused> refused = new LinkedHashMap<>();
        List<Entry> replayed = new ArrayList<>();
        List<Entry> sent = new ArrayList<>();
        List<ObservationInput> observations = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.state() == State.REPLAYED) {
                continue;
            }
            if (entry.isConflict()) {
                refused.put(entry.entry(), onlyAsCorrection());
            } else if (entry.isRecord()) {
                records.replay(entry)
                        .ifPresentOrElse(why -> refused.put(entry.entry(), why), () -> replayed.add(entry));
            } else {
                Mending.Outcome outcome = mending.mend(caller, entry, mend);
                if (outcome.observation() == null) {
                    refused.put(entry.entry(), given(outcome.refused()));
                } else {
                    sent.add(entry);
                    observations.add(outcome.observation());
                }
            }
        }
        send(caller, sent, observations, refused);
        sent.stream().filter(entry -> !refused.containsKey(entry.entry())).forEach(replayed::add);
        resolve(caller, replayed, QuarantineResolved.Outcome.REPLAYED, mend.with(reason));
        return refused;
    }

    private void send(
            Caller caller, List<Entry> sent, List<ObservationInput> observations, Map<String, Refused> refused) {
        if (observations.isEmpty()) {
            return;
        }
        for (ObservationIntake.Rejection rejection :
                intake.accept(caller, observations).rejected()) {
            refused.put(
                    sent.get(rejection.index()).entry(),
                    rejection.code().equals(Entry.CONFLICT)
                            ? onlyAsCorrection()
                            : Refused.still(rejection.code(), rejection.detail()));
        }
    }

    /**
     * Replaces what stands in the log under the entry's source and id by what was put aside.
     *
     * @throws Problem where that cannot be done
     */
    void correct(Caller caller, Entry entry, Mend mend, String reason) {
        Mending.Outcome outcome = mending.mend(caller, entry, mend);
        if (outcome.observation() == null) {
            throw given(outcome.refused()).toProblem();
        }
        corrections.correct(caller, outcome.observation(), reason);
        resolve(caller, List.of(entry), QuarantineResolved.Outcome.REPLAYED, mend.with(reason));
    }

    void dismiss(Caller caller, Entry entry, String reason) {
        resolve(caller, List.of(entry), QuarantineResolved.Outcome.DISMISSED, reason);
    }

    private void resolve(
            Caller caller, List<Entry> entries, QuarantineResolved.Outcome outcome, @Nullable String reason) {
        if (entries.isEmpty()) {
            return;
        }
        List<QuarantineResolved> resolved = entries.stream()
                .map(entry -> new QuarantineResolved(
                        entry.source(), entry.entry(), outcome, caller.subject(), reason, clock.instant()))
                .toList();
        publisher.publishAll(resolved);
        store.resolve(resolved);
    }

    private static Refused onlyAsCorrection() {
        return Refused.conflict(
                Entry.CONFLICT,
                "another content stands in the log under this source and id, and counts. To put this in its place, replay"
                        + " it as a correction (asCorrection: true, with a reason); else dismiss it");
    }

    private static Refused given(@Nullable Refused refused) {
        return Optional.ofNullable(refused).orElseThrow();
    }
}
