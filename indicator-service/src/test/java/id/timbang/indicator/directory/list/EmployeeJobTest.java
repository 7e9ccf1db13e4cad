package id.timbang.indicator.directory.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.RunningService.Client;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.TestIdentity;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are tried first, that take long, that name supervisors in any order, and hostile ones. */
class EmployeeJobTest {

    private static final String HEADER = "employeeId,name,officeId,position,supervisorId,nip\n";

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String kota = "k-" + run;
    private final Client manager = service.as(TestIdentity.shared().manager(kota));

    @BeforeEach
    void offices() {
        service.put("/api/offices/" + kota, "{\"name\":\"Kota\"}");
        service.put("/api/offices/far-" + run, "{\"name\":\"Far\"}");
    }

    @Test
    void a_dry_run_tells_the_same_and_writes_nothing() {
        String list = HEADER
                + line("a", "KOTA", "b", nip(1))
                + line("b", "KOTA", "", nip(2))
                + line("a", "KOTA", "", "")
                + line("c", "nowhere", "", "")
                + line("d", "KOTA", "", nip(1))
                + line("e", "KOTA", "", "7");

        Answer dry = post(list, "?dryRun=true");
        Answer nobody = service.get("/api/employees/" + id("a"));
        Answer wet = post(list, "");
        Answer dryAgain = post(list, "?dryRun=true");

        assertThat(dry.body().at("/dryRun").booleanValue()).isTrue();
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(report(dry))
                .isEqualTo(report(wet))
                .startsWith("6 lines, 2 created, 0 updated, 0 unchanged, 4 rejected");
        assertThat(report(dryAgain)).startsWith("6 lines, 0 created, 0 updated, 2 unchanged, 4 rejected");
        assertThat(report(wet)).contains("7 nip: must have 18 digits").contains("6 nip: stands on an earlier line");
    }

    @Test
    void supervisors_stand_anywhere_in_the_list_unless_their_own_line_is_not_taken() {
        service.put("/api/employees/" + id("alien"), employee("far-" + run));
        String list = HEADER
                + line("a", "KOTA", "b", "") // below
                + line("b", "KOTA", "c", "") // below, and so on
                + line("c", "KOTA", "", "")
                + line("d", "KOTA", "a", "") // above
                + line("e", "KOTA", "alien", "") // another agency's
                + line("f", "KOTA", "e", "") // depends on one who is not taken
                + line("g", "KOTA", "f", "")
                + line("h", "KOTA", "broken", "")
                + line("broken", "KOTA", "", "12")
                + line("i", "KOTA", "nobody", "")
                + line("alien", "KOTA", "", "");

        Answer taken = send(manager, list.getBytes(StandardCharsets.UTF_8), "");

        assertThat(report(taken)).startsWith("11 lines, 4 created, 0 updated, 0 unchanged, 7 rejected");
        assertThat(service.get("/api/employees/" + id("a")).text("/supervisorId"))
                .isEqualTo(id("b"));
        for (String not : new String[] {"e", "f", "g", "h", "broken", "i"}) {
            assertThat(service.get("/api/employees/" + id(not)).status())
                    .as(not)
                    .isEqualTo(404);
        }
        assertThat(service.get("/api/employees/" + id("alien")).text("/officeId"))
                .isEqualTo("far-" + run);
    }

    @Test
    void a_nip_may_go_from_one_line_to_a_later_one() {
        post(HEADER + line("a", "KOTA", "", nip(3)) + line("b", "KOTA", "", ""), "");

        assertThat(report(post(HEADER + line("a", "KOTA", "", nip(4)) + line("b", "KOTA", "", nip(3)), "")))
                .startsWith("2 lines, 0 created, 2 updated");
        assertThat(service.get("/api/employees/" + id("b")).text("/nip")).isEqualTo(nip(3));
    }

    @Test
    void a_long_list_is_answered_at_once_and_can_be_asked_for() {
        String list = HEADER
                + IntStream.range(0, 5_000)
                        .mapToObj(n -> line("l" + n, n % 1000 == 7 ? "nowhere" : "KOTA", "l" + (n + 1), ""))
                        .collect(Collectors.joining());

        Answer started = service.as(operator())
                .send(
                        "POST",
                        "/api/employees/imports",
                        "text/csv",
                        BodyPublishers.ofString(filled(list)),
                        "Prefer",
                        "respond-async");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.text("/state")).isEqualTo("RUNNING");
        String location = started.response().headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/employees/imports/" + started.text("/importId"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !service.get(location).text("/state").equals("RUNNING"));
        Answer ended = service.get(location);
        assertThat(ended.text("/state")).isEqualTo("DONE");
        assertThat(report(ended)).startsWith("5000 lines, 4995 created, 0 updated, 0 unchanged, 5 rejected");
        assertThat(ended.body().at("/percent").intValue()).isEqualTo(100);
        assertThat(manager.get(location).status()).isEqualTo(403);
        assertThat(service.as(TestIdentity.shared().auditor()).get(location).status())
                .isEqualTo(200);
        assertThat(service.as(TestIdentity.shared().auditor())
                        .get("/api/employees/imports/none")
                        .status())
                .isEqualTo(404);
        assertThat(manager.get("/api/employees/imports/none").status()).isEqualTo(403);
    }

    @Test
    void of_very_many_bad_lines_the_first_are_listed_and_all_are_counted() {
        String list = HEADER
                + IntStream.range(0, 3_000)
                        .mapToObj(n -> line("x" + n, "nowhere", "", ""))
                        .collect(Collectors.joining());

        Answer answer = post(list, "");

        assertThat(answer.body().at("/rejectedCount").intValue()).isEqualTo(3000);
        assertThat(answer.body().at("/rejected")).hasSize(ListTally.LISTED);
    }

    @Test
    void a_list_that_breaks_off_has_its_lines_before_that_taken_and_is_told_when_asked_for() {
        String list = HEADER + line("a", "KOTA", "", "") + "\"" + "x".repeat(100_000);

        Answer broken = send(manager, filled(list).getBytes(StandardCharsets.UTF_8), "");

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text("/code")).isEqualTo("unreadable-csv");
        assertThat(broken.body().at("/report/created").intValue()).isEqualTo(1);
        Answer asked = manager.get("/api/employees/imports/" + broken.text("/importId"));
        assertThat(asked.text("/state")).isEqualTo("FAILED");
        assertThat(asked.text("/problem/code")).isEqualTo("unreadable-csv");
        assertThat(asked.body().at("/created").intValue()).isEqualTo(1);
    }

    @Test
    void hostile_bytes_are_refused_and_leave_nothing_behind() {
        for (byte[] list : new byte[][] {
            {},
            {0},
            {(byte) 0xff, (byte) 0xfe},
            new byte[100_000],
            "\"".getBytes(StandardCharsets.UTF_8),
            ",".repeat(100_000).getBytes(StandardCharsets.UTF_8),
            "\n".repeat(100_000).getBytes(StandardCharsets.UTF_8)
        }) {
            assertThat(send(service.as(operator()), list, "").status()).isEqualTo(400);
        }
        Answer controls = post(HEADER + "x\u0000y,N,KOTA,p,,\n" + id("z") + ",\"a\u0007b\",KOTA,p,,\n", "");
        assertThat(report(controls)).startsWith("2 lines, 0 created");
    }

    @Test
    void a_list_that_is_too_large_or_too_long_is_refused(@TempDir Path directory) throws Exception {
        try (RunningService small = RunningService.withDatabase(
                "small-" + run,
                "--timbang.employee-lists.directory=" + directory,
                "--timbang.employee-lists.max-size=2000B",
                "--timbang.employee-lists.max-lines=3")) {
            Client client = small.as(operator());
            Answer large = send(client, (HEADER + "x".repeat(2000)).getBytes(StandardCharsets.UTF_8), "");
            Answer three = send(client, filled(HEADER + lines(3)).getBytes(StandardCharsets.UTF_8), "?dryRun=true");
            Answer four = send(client, filled(HEADER + lines(4)).getBytes(StandardCharsets.UTF_8), "");

            assertThat(large.status()).isEqualTo(413);
            assertThat(large.text("/code")).isEqualTo("list-too-large");
            assertThat(three.status()).isEqualTo(200);
            assertThat(four.text("/code")).isEqualTo("list-too-long");
            assertThat(four.body().at("/report/created").intValue()).isEqualTo(3);
            assertThat(Files.list(directory)).isEmpty();
        }
    }

    private String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> line("m" + n, "KOTA", "", ""))
                .collect(Collectors.joining());
    }

    private String line(String name, String office, String supervisor, String nip) {
        return id(name) + ",Name " + name + "," + office + ",officer," + (supervisor.isEmpty() ? "" : id(supervisor))
                + "," + nip + "\n";
    }

    private String id(String name) {
        return name + "-" + run;
    }

    private String nip(int serial) {
        return "60000000%09d%d".formatted(Integer.parseUnsignedInt(run.substring(0, 7), 16), serial);
    }

    private static String employee(String office) {
        return "{\"name\":\"N\",\"officeId\":\"" + office + "\",\"position\":\"p\"}";
    }

    private static String operator() {
        return TestIdentity.shared().manager(Caller.EVERY_AGENCY);
    }

    private String filled(String list) {
        return list.replace("KOTA", kota);
    }

    private Answer post(String list, String query) {
        return send(service.as(operator()), filled(list).getBytes(StandardCharsets.UTF_8), query);
    }

    private Answer send(Client client, byte[] list, String query) {
        byte[] bytes = new String(list, StandardCharsets.ISO_8859_1).contains("KOTA")
                ? filled(new String(list, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : list;
        return client.send("POST", "/api/employees/imports" + query, "text/csv", BodyPublishers.ofByteArray(bytes));
    }

    private static String report(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return "%s lines, %s created, %s updated, %s unchanged, %s rejected %s"
                .formatted(
                        answer.body().at("/lines"),
                        answer.body().at("/created"),
                        answer.body().at("/updated"),
                        answer.body().at("/unchanged"),
                        answer.body().at("/rejectedCount"),
                        answer.body()
                                .at("/rejected")
                                .valueStream()
                                .map(one -> one.at("/line") + " "
                                        + one.at("/problem").asString())
                                .toList());
    }
}
