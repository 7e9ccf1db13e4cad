package id.timbang.indicator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.QuarantineResolved;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.event.EventPublisher;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An office, an employee, an indicator, and a source of this run's own, so that its entries are its own. */
final class QuarantineWorld {

    final RunningService service = RunningService.shared();
    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String source = "q-" + run;
    private int count;

    QuarantineWorld() {
        made(service.put("/api/offices/q-" + run, "{\"name\":\"Dukcapil\"}"));
        made(employee("budi", ""));
        made(service.put("/api/indicators/docs-" + run, indicator()));
    }

    static String indicator() {
        return json(
                "{'name':{'id':'x','en':'x'},'unit':'x','aspect':'QUANTITY','measure':'COUNT','polarity':'HIGHER'}");
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    private static void made(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
    }

    /** @param nip none where it is empty */
    Answer employee(String name, String nip) {
        return service.put(
                "/api/employees/" + name + "-" + run,
                json("{'name':'Somebody','officeId':'q-" + run + "','position':'officer'"
                        + (nip.isEmpty() ? "" : ",'nip':'" + nip + "'") + "}"));
    }

    /** Eighteen digits that only one has. */
    String nip(int serial) {
        return "70000000%09d%d".formatted(Integer.parseUnsignedInt(run.substring(0, 7), 16), serial);
    }

    String id() {
        return run + "-" + count++;
    }

    /** @param who for example {@code 'nip':'...'} */
    String observation(String id, String who, String indicator) {
        return json("{'id':'" + id + "','source':'" + source + "'," + who + ",'indicator':'" + indicator
                + "','occurredAt':'2026-11-02T09:41:00+07:00'}");
    }

    Answer post(String observation) {
        return service.post("/api/observations", observation);
    }

    /** The entry of an item of this source, once it is there. */
    Answer entry(String item) {
        return await().until(
                        () -> Stream.of(list(""), list("&state=DISMISSED"), list("&state=REPLAYED"))
                                .flatMap(list -> list.body().path("items").valueStream())
                                .filter(entry -> entry.path("item").asString().equals(item))
                                .map(entry -> get(entry.path("entry").asString()))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    String name(String item) {
        return entry(item).text("/entry");
    }

    Answer list(String more) {
        return service.get("/api/quarantine?size=500&source=" + source + more);
    }

    Answer get(String entry) {
        return service.get("/api/quarantine/" + entry);
    }

    Answer replay(String entry, String body) {
        return service.post("/api/quarantine/" + entry + "/replay", json(body));
    }

    Answer dismiss(String entry, String body) {
        return service.post("/api/quarantine/" + entry + "/dismissal", json(body));
    }

    void tell(Event event) {
        service.bean(EventPublisher.class).publish(event);
    }

    /** What the log has of an observation of this source. */
    List<ObservationRecorded> recorded(String id) {
        return Log.of(Topic.OBSERVATIONS).stream()
                .map(told -> told.envelope().data())
                .filter(ObservationRecorded.class::isInstance)
                .map(ObservationRecorded.class::cast)
                .filter(told -> told.source().equals(source) && told.id().equals(id))
                .toList();
    }

    /** How often something of this source was put aside. */
    long aside() {
        return Log.of(Topic.QUARANTINE).stream()
                .filter(told -> told.envelope().data() instanceof Quarantined aside
                        && aside.source().equals(source))
                .count();
    }

    List<QuarantineResolved> resolved(String entry) {
        return Log.of(Topic.QUARANTINE).stream()
                .map(told -> told.envelope().data())
                .filter(QuarantineResolved.class::isInstance)
                .map(QuarantineResolved.class::cast)
                .filter(resolved -> resolved.entry().equals(entry))
                .toList();
    }
}
