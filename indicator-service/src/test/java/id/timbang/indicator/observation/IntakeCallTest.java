package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.timbang.indicator.observation.IntakeTally.Rejected;
import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.form.BodyReader;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.ObservationSettings;
import id.timbang.indicator.observation.form.ReadItem;
import id.timbang.indicator.observation.form.RequestBody;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/** One call, by itself: how much of it is held at a time, and what is told when it does not come to its end. */
class IntakeCallTest {

    private static final ReadItem NOTHING = new ReadItem(
            new Item(
                    new ObservationInput(null, null, null, null, null, null, null, null, null, null, null, null, null),
                    null),
            1,
            1,
            100);

    private final List<Integer> handedIn = new ArrayList<>();

    private static RequestBody body() throws IOException {
        return RequestBody.of(
                new MockHttpServletRequest(),
                new ObservationSettings(
                        DataSize.ofMegabytes(8),
                        100_000,
                        DataSize.ofKilobytes(64),
                        DataSize.ofMegabytes(100),
                        200,
                        8,
                        6,
                        java.time.Duration.ZERO),
                false);
    }

    /** Line by line, with a blank one before each. */
    private static BodyReader reader(int count, long size) {
        return (body, sink) -> LongStream.range(0, count)
                .forEach(n -> sink.accept(new ReadItem(NOTHING.item(), 2 * n + 2, 2 * n + 2, size)));
    }

    private Result accept(List<Item> items) {
        handedIn.add(items.size());
        return new Result(items.size(), 0, List.of(), 0);
    }

    private Function<List<Item>, Result> failingAt(int chunk, RuntimeException failure) {
        return items -> {
            if (handedIn.size() == chunk) {
                throw failure;
            }
            return accept(items);
        };
    }

    private static Problem brokenOff(Function<List<Item>, Result> intake, BodyReader reader) throws IOException {
        RequestBody body = body();
        return catchThrowableOfType(Problem.class, () -> new IntakeCall(intake).run(reader, body));
    }

    private static Map<String, Object> facts(Problem problem) {
        Map<String, Object> facts = problem.toDetail().getProperties();
        assertThat(facts).isNotNull();
        return facts;
    }

    @Test
    void no_more_than_a_thousand_are_held_however_many_come() throws IOException {
        IntakeTally tally = new IntakeCall(this::accept).run(reader(200_500, 100), body());

        assertThat(tally.answer().accepted()).isEqualTo(200_500);
        assertThat(handedIn).hasSize(201).allMatch(size -> size <= 1_000);
    }

    @Test
    void of_large_ones_fewer_are_held() throws IOException {
        new IntakeCall(this::accept).run(reader(100, 65_536), body());

        assertThat(handedIn).containsExactly(16, 16, 16, 16, 16, 16, 4);
    }

    @Test
    void a_log_that_goes_away_in_the_middle_is_told_with_the_place_to_go_on_from() throws IOException {
        Problem problem = brokenOff(failingAt(2, new PublishingFailedException("away", null)), reader(5_500, 100));

        assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(problem.code()).isEqualTo("event-log-unavailable");
        assertThat(facts(problem))
                .containsEntry("accepted", 2_000L)
                .containsEntry("nextIndex", 2_000L)
                .containsEntry("nextLine", 4_001L);
        assertThat(handedIn).containsExactly(1_000, 1_000);
    }

    @Test
    void a_store_that_is_away_and_any_other_problem_are_told_so_too() throws IOException {
        Problem store = brokenOff(failingAt(1, new DataAccessResourceFailureException("away")), reader(1_500, 100));
        handedIn.clear();
        Problem other = brokenOff(
                failingAt(1, new Problem(HttpStatus.SERVICE_UNAVAILABLE, "other", "Something.")), reader(1_500, 100));

        assertThat(store.code()).isEqualTo("store-unavailable");
        assertThat(facts(store)).containsEntry("nextIndex", 1_000L);
        assertThat(other.code()).isEqualTo("other");
        assertThat(facts(other)).containsEntry("accepted", 1_000L).containsEntry("nextIndex", 1_000L);
    }

    @Test
    void when_the_log_is_away_from_the_start_nothing_was_accepted() throws IOException {
        Problem problem = brokenOff(failingAt(0, new PublishingFailedException("away", null)), reader(3, 100));

        assertThat(problem).hasMessageContaining("nothing was accepted");
        assertThat(facts(problem)).containsEntry("nextIndex", 0L).doesNotContainKey("nextLine");
    }

    @Test
    void what_was_read_before_the_body_broke_is_handed_in_all_the_same() throws IOException {
        BodyReader cut = (body, sink) -> {
            reader(1_234, 100).read(body, sink);
            throw new IOException("gone");
        };

        Problem problem = brokenOff(this::accept, cut);
        handedIn.clear();
        Problem away = brokenOff(failingAt(1, new PublishingFailedException("away", null)), cut);

        assertThat(problem.code()).isEqualTo("body-cut");
        assertThat(facts(problem)).containsEntry("accepted", 1_234L).containsEntry("nextIndex", 1_234L);
        assertThat(away.code()).isEqualTo("event-log-unavailable");
        assertThat(facts(away)).containsEntry("accepted", 1_000L).containsEntry("nextIndex", 1_000L);
    }

    @Test
    void a_body_that_stands_still_is_told_apart_from_one_that_is_cut() throws IOException {
        BodyReader stalled = (body, sink) -> {
            reader(7, 100).read(body, sink);
            throw new ClientAbortException(new SocketTimeoutException());
        };

        Problem problem = brokenOff(this::accept, stalled);

        assertThat(problem.status()).isEqualTo(HttpStatus.REQUEST_TIMEOUT);
        assertThat(problem.code()).isEqualTo("body-stalled");
        assertThat(facts(problem)).containsEntry("accepted", 7L).containsEntry("nextIndex", 7L);
    }

    @Test
    void of_those_rejected_the_first_thousand_are_listed_with_their_places_in_the_whole_call() throws IOException {
        IntakeTally tally = new IntakeCall(items -> new Result(
                        items.size() - 2,
                        0,
                        List.of(new Rejection(1, "a", "x", "y"), new Rejection(4, "b", "x", "y")),
                        0))
                .run(reader(700_000, 100), body());

        IntakeTally.Answer answer = tally.answer();
        assertThat(answer.accepted()).isEqualTo(698_600);
        assertThat(answer.rejectedCount()).isEqualTo(1_400);
        assertThat(answer.listed()).isEqualTo(1_000);
        assertThat(answer.rejected()).hasSize(1_000);
        assertThat(answer.rejected().get(3)).isEqualTo(new Rejected(1_004, 2_010L, "b", "x", "y"));
    }

    @Test
    void what_was_told_before_is_as_good_as_accepted() throws IOException {
        IntakeTally tally = new IntakeCall(
                        items -> new Result(0, items.size() - 1, List.of(new Rejection(0, "a", "x", "y")), 0))
                .run(reader(3, 100), body());

        assertThat(tally.isNothingGood()).isFalse();
        assertThat(tally.answer().duplicates()).isEqualTo(2);
    }

    @Test
    void one_fact_alone_that_contradicts_what_was_told_is_a_conflict() throws IOException {
        IntakeTally tally = new IntakeCall(
                        items -> new Result(0, 0, List.of(new Rejection(0, "a", "conflict", "differs")), 0))
                .run(reader(1, 100), body());

        assertThat(IntakeCall.noneAccepted(tally).status()).isEqualTo(HttpStatus.CONFLICT);
    }
}
