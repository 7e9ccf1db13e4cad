package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a newcomer finds. */
class DemonstrationIT {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        client = Demo.child().client();
    }

    @Test
    void sixty_people_have_a_score_for_the_last_whole_month() throws Exception {
        List<JsonNode> scores = client.all("/api/scores?period=" + Demo.lastMonth());

        assertThat(scores).hasSize(60).allSatisfy(score -> {
            assertThat(score.path("score").asDouble()).isBetween(60.0, 120.0);
            assertThat(score.path("coverage").asDouble()).isEqualTo(100.0);
        });
        assertThat(client.all("/api/employees?office=asemrowo")).hasSize(20);
    }

    @Test
    void budi_comes_out_above_the_average_of_his_peers() throws Exception {
        JsonNode budi = client.get("/api/scores/" + Demo.BUDI + "?period=" + Demo.lastMonth());

        // Those of his own office, of the 36 in the city.
        assertThat(budi.at("/peers/scope/office").asString()).isEqualTo("asemrowo");
        assertThat(budi.at("/peers/n").asInt()).isBetween(5, 35);
        assertThat(budi.at("/peers/aboveAverage").asBoolean()).isTrue();
        assertThat(budi.path("score").decimalValue())
                .isGreaterThan(budi.at("/peers/mean").decimalValue());
    }

    @Test
    void budis_target_of_this_month_is_smaller_for_two_days_of_leave() throws Exception {
        JsonNode budi = client.get("/api/scores/" + Demo.BUDI);

        assertThat(budi.at("/presence/away/ANNUAL_LEAVE").asInt()).isEqualTo(2);
        int present = budi.at("/presence/present").asInt();
        int workingDays = budi.at("/presence/workingDays").asInt();
        assertThat(present).isEqualTo(workingDays - 2);
        JsonNode documents = budi.at("/items/0");
        assertThat(documents.path("indicator").asString()).isEqualTo("documents-processed");
        assertThat(documents.path("fullTarget").asInt()).isEqualTo(45);
        assertThat(documents.path("target").asDouble()).isCloseTo(45.0 * present / workingDays, within(0.005));
    }

    @Test
    void budis_year_is_not_lowered_by_months_before_there_were_facts() throws Exception {
        JsonNode month = client.get("/api/scores/" + Demo.BUDI + "?period=" + Demo.lastMonth());
        JsonNode year = client.get(
                "/api/scores/" + Demo.BUDI + "?period=" + Demo.lastMonth().getYear());

        assertThat(year.path("score").asDouble()).isCloseTo(month.path("score").asDouble(), within(10.0));
    }

    @Test
    void every_item_of_budis_score_rests_on_facts_that_can_be_looked_at() throws Exception {
        JsonNode budi = client.get("/api/scores/" + Demo.BUDI + "?period=" + Demo.lastMonth());

        assertThat(budi.path("items")).hasSize(5);
        for (JsonNode item : budi.path("items")) {
            JsonNode evidence = client.get("/api/scores/%s/evidence?period=%s&indicator=%s"
                    .formatted(
                            Demo.BUDI, Demo.lastMonth(), item.path("indicator").asString()));
            assertThat(evidence.path("total").asLong())
                    .isEqualTo(item.path("evidence").asLong())
                    .isPositive();
        }
    }

    @Test
    void the_report_on_the_whole_agency_has_a_line_for_everyone() {
        Awaitility.await()
                .until(
                        () -> client.get("/api/reports/offices/kota?period=" + Demo.lastMonth())
                                .toString(),
                        report -> report.contains(Demo.BUDI) && report.contains("e-0060"));
    }

    @Test
    void a_fact_that_is_posted_changes_the_score_once() throws Exception {
        String id = UUID.randomUUID().toString();
        String path = "/api/scores/" + Demo.BUDI + "/evidence?indicator=documents-processed&size=100";
        long before = client.get(path).path("total").asLong();

        // To the letter the same: told with another time it would be another fact under the same id.
        String document = Demo.finishedDocument(id);
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = client.post("/api/observations", document);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }

        Awaitility.await().until(() -> client.get(path).path("total").asLong() > before);
        // The trickle may have told of Budi as well; the posted one is there once.
        assertThat(client.all(path))
                .filteredOn(fact -> fact.path("id").asString().equals(id))
                .hasSize(1);
    }

    @Test
    void something_happens_by_itself_every_few_seconds() throws Exception {
        long before = versions();

        Awaitility.await().until(() -> versions() > before);
    }

    private static long versions() throws Exception {
        return client.all("/api/scores").stream()
                .mapToLong(score -> score.path("version").asLong())
                .sum();
    }

    @Test
    void the_terminal_tells_how_far_it_is_and_nothing_else() throws Exception {
        assertThat(Demo.child().output().lines())
                .allMatch(line -> line.matches("Timbang (starts|is ready).*| *\\d+\\.\\d s  .*"));
    }

    @Test
    void pages_are_there_and_ask_nothing_of_other_hosts() throws Exception {
        HttpResponse<String> page = Demo.child().person("manager").answer("/offices/asemrowo");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
    }

    /** The log-in page is the identity provider's, its files are the front door's: only together are they whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/offices/asemrowo",
                "/identity/login",
                "/login/oauth2/code/timbang?code=guessed&state=guessed"
            })
    void every_file_a_page_asks_for_is_there(String page) throws Exception {
        String html = Demo.child().person("manager").answer(page).body();
        List<String> files = FILE.matcher(html)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(files).isNotEmpty();
        for (String file : files) {
            assertThat(Demo.child().stranger().answer(file).statusCode())
                    .as(file)
                    .isEqualTo(200);
        }
    }
}
