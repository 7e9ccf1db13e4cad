package id.timbang.indicator.eventlog;

import id.timbang.indicator.eventlog.ImportCounts.Example;
import id.timbang.indicator.eventlog.mapping.CaseInterpreter;
import id.timbang.indicator.eventlog.mapping.Mapping;
import id.timbang.indicator.eventlog.mapping.ObservationSink;
import id.timbang.indicator.eventlog.reading.LogCase;
import id.timbang.indicator.eventlog.reading.LogReader;
import id.timbang.indicator.eventlog.reading.LogSink;
import id.timbang.indicator.eventlog.reading.ReadingProgress;
import id.timbang.indicator.eventlog.reading.UnreadableLogException;
import id.timbang.indicator.observation.ObservationIntake;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.identity.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The way of one log: read by cases, made observations by the mapping, handed over in batches, counted. */
final class ImportRun implements LogSink, ObservationSink {

    private static final int BATCH = 1000;

    private final Caller caller;
    private final Mapping mapping;
    private final CaseInterpreter interpreter;
    private final ObservationIntake intake;
    private final ImportTally tally;
    private final List<ObservationInput> batch = new ArrayList<>(BATCH);
    private final List<EventPlace> places = new ArrayList<>(BATCH);

    ImportRun(Caller caller, Mapping mapping, ObservationIntake intake, ImportTally tally) {
        this.caller = caller;
        this.mapping = mapping;
        this.interpreter = new CaseInterpreter(mapping);
        this.intake = intake;
        this.tally = tally;
    }

    /**
     * Reads a log to its end; what is whole before a place that cannot be read is handed over too.
     *
     * @throws id.timbang.kit.event.PublishingFailedException where a batch could not be handed over
     */
    void read(LogReader reader, Path log, Path scratch, ReadingProgress progress)
            throws IOException, UnreadableLogException {
        try {
            reader.read(log, mapping.layout(), scratch, progress, this);
        } catch (UnreadableLogException broken) {
            handOver();
            throw broken;
        }
        handOver();
    }

    @Override
    public void take(LogCase whole) {
        tally.wholeCase(whole.events().size());
        interpreter.interpret(whole, this);
    }

    @Override
    public void refuse(Refusal refusal) {
        tally.events(refusal.events());
        tally.rejected(
                refusal.events(),
                new Example(refusal.caseId(), null, refusal.line(), refusal.code(), refusal.detail()));
    }

    @Override
    public void observation(EventPlace place, ObservationInput observation) {
        batch.add(observation);
        places.add(place);
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    @Override
    public void ignored(String reason) {
        tally.ignored(reason);
    }

    @Override
    public void refused(EventPlace place, String code, String detail) {
        tally.rejected(1, new Example(place.caseId(), place.event(), place.line(), code, detail));
    }

    private void handOver() {
        if (batch.isEmpty()) {
            return;
        }
        ObservationIntake.Result result = intake.accept(caller, List.copyOf(batch));
        tally.accepted(result.accepted() + result.duplicates());
        result.rejected()
                .forEach(rejection -> refused(places.get(rejection.index()), rejection.code(), rejection.detail()));
        batch.clear();
        places.clear();
    }
}
