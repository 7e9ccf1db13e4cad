package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes at one instant, by two instances of the service on one store. */
class DirectoryRacesTest {

    private static final int ROUNDS = 40;
    private static final String DATABASE = "races-" + UUID.randomUUID();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(6);
    private static RunningService first;
    private static RunningService second;

    @BeforeAll
    static void start() {
        first = RunningService.withDatabase(DATABASE);
        second = RunningService.withDatabase(DATABASE);
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        first.close();
        second.close();
    }

    @Test
    void two_offices_that_are_put_below_each_other_at_once_do_not_both_get_there() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String a = "a" + round + "-" + DATABASE.substring(6, 14);
            String b = "b" + round + "-" + DATABASE.substring(6, 14);
            String c = "c" + round + "-" + DATABASE.substring(6, 14);
            for (String office : List.of(a, b, c)) {
                assertThat(first.put("/api/offices/" + office, office("")).status())
                        .isEqualTo(201);
            }

            List<Answer> answers = atOnce(List.of(
                    () -> first.put("/api/offices/" + a, office(b)),
                    () -> second.put("/api/offices/" + b, office(c)),
                    () -> first.put("/api/offices/" + c, office(a))));

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 200, 400);
            assertThat(rootOf(a)).as("the way up from %s ends", a).isNotNull();
        }
    }

    private static String rootOf(String office) {
        Set<String> seen = new HashSet<>();
        String at = office;
        while (seen.add(at)) {
            String above = first.get("/api/offices/" + at).text("/parentId");
            if (above.isEmpty()) {
                return at;
            }
            at = above;
        }
        return null;
    }

    private static String office(String parent) {
        return parent.isEmpty() ? "{\"name\":\"O\"}" : "{\"name\":\"O\",\"parentId\":\"" + parent + "\"}";
    }

    @Test
    void one_office_changed_by_many_at_once_has_a_version_for_each_change() throws Exception {
        String office = "/api/offices/many-" + DATABASE.substring(6, 14);
        first.put(office, "{\"name\":\"first\"}");

        List<Answer> answers = atOnce(IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(
                        n -> () -> (n % 2 == 0 ? first : second).put(office, "{\"name\":\"name " + n + "\"}"))
                .toList());

        assertThat(answers.stream().map(answer -> answer.body().at("/version").intValue()))
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
    }

    @Test
    void of_many_who_are_given_one_nip_at_once_one_gets_it() throws Exception {
        first.put("/api/offices/race", "{\"name\":\"Race\"}");
        second.put("/api/offices/race", "{\"name\":\"Race\"}");
        for (int round = 0; round < ROUNDS; round++) {
            String nip = "19900417%010d".formatted(Math.floorMod(DATABASE.hashCode(), 100_000_000) * 100L + round);
            String ids = "n" + round + "-" + DATABASE.substring(6, 14) + "-";
            List<Answer> answers = atOnce(IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(n -> () -> n < 4
                            ? (n % 2 == 0 ? first : second).put("/api/employees/" + ids + n, employee(nip))
                            : (n % 2 == 0 ? first : second)
                                    .send(
                                            "POST",
                                            "/api/employees/imports",
                                            "text/csv",
                                            BodyPublishers.ofString("employeeId,name,officeId,position,nip\n" + ids + n
                                                    + ",N,race,p," + nip + "\n")))
                    .toList());

            long created = answers.stream()
                    .filter(answer -> answer.status() == 201
                            || answer.body().path("created").asInt(0) == 1)
                    .count();
            long refused = answers.stream()
                    .filter(answer -> answer.text("/errors/0/field").equals("nip")
                            || answer.text("/rejected/0/problem").startsWith("nip: "))
                    .count();
            assertThat(created).isEqualTo(1);
            assertThat(refused).isEqualTo(5);
            assertThat(IntStream.range(0, 6)
                            .filter(n -> first.get("/api/employees/" + ids + n).status() == 200))
                    .hasSize(1);
        }
    }

    private static String employee(String nip) {
        return "{\"name\":\"N\",\"officeId\":\"race\",\"position\":\"p\",\"nip\":\"" + nip + "\"}";
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<Future<T>> futures = tasks.stream()
                .map(task -> THREADS.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return task.call();
                }))
                .toList();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(30, TimeUnit.SECONDS));
        }
        return results;
    }
}
