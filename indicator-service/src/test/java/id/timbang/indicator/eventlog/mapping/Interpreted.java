package id.timbang.indicator.eventlog.mapping;

import id.timbang.indicator.eventlog.reading.LogCase;
import id.timbang.indicator.eventlog.reading.LogEvent;
import id.timbang.indicator.eventlog.reading.ReadLog;
import id.timbang.indicator.observation.form.ObservationInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a mapping made of cases, gathered for tests. */
record Interpreted(List<ObservationInput> observations, List<String> ignored, List<Refused> refused) {

    record Refused(ObservationSink.EventPlace place, String code, String detail) {}

    static Interpreted of(String mapping, LogCase... cases) {
        return of(mapping, List.of(cases));
    }

    static Interpreted of(String mapping, List<LogCase> cases) {
        Interpreted gathered = new Interpreted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        CaseInterpreter interpreter = new CaseInterpreter(Mapping.read(mapping));
        cases.forEach(logCase -> interpreter.interpret(logCase, gathered.sink()));
        return gathered;
    }

    static String resource(String name) {
        return new String(ReadLog.resource(name), StandardCharsets.UTF_8);
    }

    /** @param attributes key, value, key, value... besides the employee Ani */
    static LogEvent event(long line, String time, String... attributes) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("org:resource", "Ani"));
        if (!time.isEmpty()) {
            all.put("time:timestamp", time);
        }
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        return new LogEvent(all, line);
    }

    static LogCase logCase(LogEvent... events) {
        return new LogCase(Map.of("concept:name", "c", "startdate", "2026-11-24T09:00:00+07:00"), List.of(events));
    }

    List<String> ids() {
        return observations.stream().map(ObservationInput::id).toList();
    }

    private ObservationSink sink() {
        return new ObservationSink() {
            @Override
            public void observation(EventPlace place, ObservationInput observation) {
                observations.add(observation);
            }

            @Override
            public void ignored(String reason) {
                ignored.add(reason);
            }

            @Override
            public void refused(EventPlace place, String code, String detail) {
                refused.add(new Refused(place, code, detail));
            }
        };
    }
}
