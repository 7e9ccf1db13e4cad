package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Period;
import id.timbang.contracts.PeriodClosed;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.event.EventPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Starter catalogues over HTTP. Each test loads another one, for the log is shared. */
class StarterApiTest {

    private static final String FROM = "{\"from\":\"2026-12\"}";

    private final RunningService service = RunningService.shared();

    @Test
    void they_are_listed_with_what_they_hold() {
        Answer list = service.get("/api/catalogues");

        assertThat(list.body().at("/total").intValue()).isEqualTo(4);
        assertThat(list.text("/items/0/name")).isEqualTo("civil-registration");
        assertThat(list.text("/items/0/title/id")).contains("Pendaftaran");
        assertThat(list.body().at("/items/0/indicators").intValue()).isEqualTo(8);
        assertThat(list.body().at("/items/0/scorecards").intValue()).isEqualTo(2);
        Answer one = service.get("/api/catalogues/civil-registration");
        assertThat(one.text("/indicators/0/indicator/code")).isEqualTo("documents-processed");
        assertThat(one.text("/indicators/0/note/en")).contains("finished document");
        assertThat(one.body().at("/scorecards/0/scorecard/items/2/weight").decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(service.get("/api/catalogues/none").status()).isEqualTo(404);
        assertThat(service.post("/api/catalogues/none/load", "").status()).isEqualTo(404);
    }

    @Test
    void loading_makes_what_is_missing_and_loading_again_changes_nothing() {
        Answer first = service.post("/api/catalogues/case-handling/load", FROM);
        long told = told();
        Answer again = service.post("/api/catalogues/case-handling/load", FROM);
        Answer withoutMonth = service.post("/api/catalogues/case-handling/load", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(ids(first, "/scorecards/created")).containsExactly("case-handler", "case-coordinator");
        assertThat(first.text("/from")).isEqualTo("2026-12");
        assertThat(ids(again, "/scorecards/created")).isEmpty();
        assertThat(ids(again, "/scorecards/unchanged")).containsExactly("case-handler", "case-coordinator");
        assertThat(ids(again, "/indicators/unchanged")).hasSize(5);
        assertThat(ids(withoutMonth, "/scorecards/unchanged")).hasSize(2);
        assertThat(told()).isEqualTo(told);
        Answer made = service.get("/api/scorecards/case-handler");
        assertThat(made.text("/from")).isEqualTo("2026-12");
        assertThat(made.text("/change/reason")).isEqualTo("Starter catalogue case-handling");
        assertThat(made.text("/change/by")).isEqualTo("manager-of-*");
    }

    @Test
    void what_is_there_with_other_content_is_kept_and_named_and_no_scorecard_is_built_on_another_meaning() {
        service.put("/api/indicators/staff-competence", """
                {"name":{"id":"Milik kami","en":"Ours"},"unit":"kali","aspect":"QUALITY","measure":"COUNT",
                 "polarity":"HIGHER"}""");

        Answer loaded = service.post("/api/catalogues/satisfaction/load", FROM);

        assertThat(ids(loaded, "/indicators/kept")).containsExactly("staff-competence");
        assertThat(service.get("/api/indicators/staff-competence").text("/name/en"))
                .isEqualTo("Ours");
        assertThat(ids(loaded, "/scorecards/created")).isEmpty();
        assertThat(loaded.text("/scorecards/leftOut/0/id")).isEqualTo("service-officer");
        assertThat(loaded.text("/scorecards/leftOut/0/code")).isEqualTo("indicator-differs");
        assertThat(loaded.text("/scorecards/leftOut/0/detail")).contains("staff-competence");
    }

    @Test
    void a_position_that_has_a_scorecard_keeps_it_and_a_position_can_be_called_as_it_is_here() {
        service.post("/api/catalogues/complaint-handling/load", "{\"scorecards\":false}");
        service.put("/api/scorecards/own-complaints", """
                {"position":"Staf Pengaduan","from":"2026-01","policy":"linear","items":[
                 {"indicator":"complaint-first-response","half":"RESULTS","weight":100,"target":90}]}""");

        Answer loaded = service.post(
                "/api/catalogues/complaint-handling/load",
                "{\"from\":\"2026-12\",\"positions\":{\"Pengelola Pengaduan\":\"Staf Pengaduan\","
                        + "\"Koordinator Pengaduan\":\"Kepala Pengaduan\"}}");

        assertThat(loaded.text("/scorecards/leftOut/0/code")).isEqualTo("position-taken");
        assertThat(loaded.text("/scorecards/leftOut/0/detail")).contains("own-complaints");
        assertThat(ids(loaded, "/scorecards/created")).containsExactly("complaint-coordinator");
        assertThat(service.get("/api/scorecards/complaint-coordinator").text("/position"))
                .isEqualTo("Kepala Pengaduan");
        service.put("/api/scorecards/complaint-coordinator", """
                {"position":"Kepala Pengaduan","from":"2027-01","policy":"linear","items":[
                 {"indicator":"complaint-first-response","half":"RESULTS","weight":100,"target":90}]}""");
        Answer again = service.post("/api/catalogues/complaint-handling/load", "");
        assertThat(ids(again, "/scorecards/kept")).containsExactly("complaint-coordinator");
        assertThat(service.get("/api/scorecards/complaint-coordinator")
                        .body()
                        .at("/revision")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void a_body_that_will_not_do_is_told_and_nothing_is_made() {
        long told = told();

        Answer position =
                service.post("/api/catalogues/civil-registration/load", "{\"positions\":{\"Astronaut\":\"x\"}}");
        Answer blank = service.post(
                "/api/catalogues/civil-registration/load", "{\"positions\":{\"Petugas KTP-el dan KK\":\" \"}}");
        Answer month = service.post("/api/catalogues/civil-registration/load", "{\"from\":\"soon\"}");
        Answer unknown = service.post("/api/catalogues/civil-registration/load", "{\"form\":\"2026-12\"}");
        Answer hostile = service.post("/api/catalogues/" + "x".repeat(300) + "/load", FROM);

        assertThat(position.status()).isEqualTo(400);
        assertThat(position.text("/errors/0/field")).isEqualTo("positions.Astronaut");
        assertThat(blank.text("/errors/0/detail")).isEqualTo("is missing");
        assertThat(month.text("/code")).isEqualTo("malformed-json");
        assertThat(unknown.text("/detail")).contains("there is no field 'form'");
        assertThat(hostile.status()).isEqualTo(404);
        assertThat(hostile.text("/detail")).hasSizeLessThan(250);
        assertThat(told()).isEqualTo(told);
    }

    @Test
    void several_who_load_at_once_make_each_thing_once_and_a_closed_month_is_refused_before_anything_is_made()
            throws Exception {
        // A broker of its own would cost seconds; a time of its own costs nothing.
        service.bean(EventPublisher.class).publish(new PeriodClosed(Period.parse("1995-12"), Map.of()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        service.bean(ClosedPeriods.class).months().stream().anyMatch(month -> month.getYear() == 1995));
        Answer refused = service.post("/api/catalogues/civil-registration/load", "{\"from\":\"1995-11\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("closed-period");
        assertThat(service.get("/api/indicators/minutes-id-card").status()).isEqualTo(404);

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Answer> load = () -> service.post("/api/catalogues/civil-registration/load", FROM);
            List<Future<Answer>> answers = threads.invokeAll(List.of(load, load, load, load));
            long created = 0;
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status())
                        .as(answer.get().body().toString())
                        .isEqualTo(200);
                created += ids(answer.get(), "/scorecards/created").size();
                assertThat(ids(answer.get(), "/scorecards/kept")).isEmpty();
                assertThat(ids(answer.get(), "/indicators/kept")).isEmpty();
            }
            assertThat(created).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
        assertThat(service.get("/api/scorecards/civil-population-cards/revisions")
                        .body()
                        .at("/total")
                        .intValue())
                .isEqualTo(1);
    }

    private static List<String> ids(Answer answer, String pointer) {
        return StreamSupport.stream(answer.body().at(pointer).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** How much stands in the catalogue's topic. */
    private static long told() {
        return Log.of(Topic.CATALOGUE).size();
    }
}
