package id.timbang.indicator.observation;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What tests of {@code POST /api/observations} share: an office, an employee, indicators, and how facts are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObservationCalls {

    static final String NIP = "199004172015031007";
    static final String PATH = "/api/observations";
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String EVENT = "application/cloudevents+json";
    static final String EVENTS = "application/cloudevents-batch+json";

    final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private int count;

    @BeforeAll
    void directoryAndCatalogue() {
        makeWorld(service);
    }

    static void makeWorld(RunningService service) {
        service.put("/api/offices/obs", "{\"name\":\"Dukcapil\"}");
        service.put(
                "/api/employees/obs-budi",
                "{\"name\":\"Budi\",\"officeId\":\"obs\",\"position\":\"officer\",\"nip\":\"" + NIP + "\"}");
        for (String measure : List.of("COUNT", "MEAN", "RATIO")) {
            service.put(
                    "/api/indicators/obs-" + measure,
                    json("{'name':{'id':'x','en':'x'},'unit':'x','aspect':'QUANTITY','polarity':'HIGHER','measure':'"
                            + measure + "'}"));
        }
    }

    final Answer post(String json) {
        return service.post(PATH, json(json));
    }

    final Answer post(String type, String body) {
        return service.send("POST", PATH, type, BodyPublishers.ofString(body));
    }

    final Answer post(String type, BodyPublisher body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", type);
        for (int at = 0; at < headers.length; at += 2) {
            all.put(headers[at], headers[at + 1]);
        }
        return service.operator().send("POST", PATH, all, body);
    }

    /** An id that no other test uses. */
    final String id() {
        return run + "-" + count++;
    }

    static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    static String good(String id) {
        return "{'id':'" + id + "','source':'siak','employeeId':'obs-budi','indicator':'obs-COUNT',"
                + "'occurredAt':'2026-11-02T09:41:00+07:00'}";
    }

    /** What the log has under an id. */
    static List<ObservationRecorded> recorded(String id) {
        return Log.of(Topic.OBSERVATIONS, id).stream()
                .filter(told -> told.envelope().id().equals(id))
                .map(told -> (ObservationRecorded) told.envelope().data())
                .toList();
    }

    /** How many facts the log has whose ids begin so. */
    static long recordedWith(String prefix) {
        return Log.of(Topic.OBSERVATIONS, prefix).stream()
                .filter(told -> told.envelope().id().startsWith(prefix))
                .count();
    }

    static long number(Answer answer, String pointer) {
        return answer.body().at(pointer).longValue();
    }
}
