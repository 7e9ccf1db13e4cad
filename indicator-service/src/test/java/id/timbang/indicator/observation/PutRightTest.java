package id.timbang.indicator.observation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.RetractionRequested;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.PutRight.Done;
import id.timbang.indicator.observation.PutRight.NotYours;
import id.timbang.indicator.observation.PutRight.Refused;
import id.timbang.indicator.observation.PutRight.State;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts told again, corrected and taken back, in any order, by whoever may, and with the service ended in between. */
class PutRightTest {

    @TempDir
    Path path;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(path.resolve("facts"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_correction_takes_back_what_was_and_tells_what_is_and_what_was_may_be_told_again_by_the_source() {
        tell("1", "budi", "5");

        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "typo"))
                .isEqualTo(new Done(State.CORRECTED, false, 2));
        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "tono", "6"), "not Budi"))
                .isEqualTo(new Done(State.CORRECTED, false, 3));

        assertThat(facts()).containsExactly("1 budi 5", "-1 budi typo", "2 budi 6", "-2 budi not Budi", "3 tono 6");
        assertThat(tell("1", "budi", "5").duplicates()).isEqualTo(1);
        assertThat(tell("1", "tono", "6.0").duplicates()).isEqualTo(1);
        assertThat(codes(tell("1", "budi", "6"))).containsExactly("conflict");
        desk.restartWithoutIndex();
        assertThat(tell("1", "budi", "5").duplicates()).isEqualTo(1);
        assertThat(tell("1", "tono", "6").duplicates()).isEqualTo(1);
        assertThat(codes(tell("1", "budi", "7"))).containsExactly("conflict");
    }

    @Test
    void a_correction_that_says_what_is_said_already_changes_nothing() {
        tell("1", "budi", "5");

        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "5.0"), "again"))
                .isEqualTo(new Done(State.CORRECTED, true, null));
        desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "typo");
        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "sent twice"))
                .isEqualTo(new Done(State.CORRECTED, true, 2));
        assertThat(facts()).hasSize(3);
    }

    @Test
    void what_was_taken_back_counts_again_once_it_is_corrected_with_the_same_content_too() {
        tell("1", "budi", "5");
        assertThat(desk.retract(Desk.REGISTRY, "1", null)).isEqualTo(new Done(State.RETRACTED, false, null));
        assertThat(desk.retract(Desk.REGISTRY, "1", null)).isEqualTo(new Done(State.RETRACTED, true, null));
        assertThat(tell("1", "budi", "5").duplicates())
                .as("it stays taken back")
                .isEqualTo(1);

        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "5"), "it was right"))
                .isEqualTo(new Done(State.CORRECTED, false, 2));
        assertThat(desk.retract(Desk.REGISTRY, "1", "budi")).isEqualTo(new Done(State.RETRACTED, false, 2));

        assertThat(facts()).containsExactly("1 budi 5", "-1 budi wrong", "2 budi 5", "-2 budi wrong");
    }

    @Test
    void a_retraction_before_the_fact_waits_for_it_and_is_told_with_it() {
        assertThat(desk.retract(Desk.REGISTRY, "1", null)).isEqualTo(new Done(State.AWAITING, false, null));
        assertThat(desk.retract(Desk.REGISTRY, "1", null)).isEqualTo(new Done(State.AWAITING, true, null));
        desk.restart();

        assertThat(tell("1", "budi", "5").accepted()).isEqualTo(1);

        assertThat(facts()).containsExactly("1 budi 5", "-1 budi wrong");
        assertThat(desk.events(RetractionRequested.class))
                .extracting(RetractionRequested::settled)
                .containsExactly(false, true);
        assertThat(desk.retract(Desk.REGISTRY, "1", null)).isEqualTo(new Done(State.RETRACTED, true, null));
        desk.awaited.settleAll();
        assertThat(desk.events()).hasSize(4);
    }

    @Test
    void who_says_whose_it_is_takes_it_back_at_once_and_being_wrong_about_that_does_no_harm() {
        assertThat(desk.retract(Desk.REGISTRY, "1", "budi")).isEqualTo(new Done(State.RETRACTED, false, null));
        assertThat(desk.retract(Desk.REGISTRY, "2", "budi")).isEqualTo(new Done(State.RETRACTED, false, null));
        assertThat(desk.retract(Desk.REGISTRY, "2", "budi")).isEqualTo(new Done(State.RETRACTED, true, null));

        tell("1", "budi", "5");
        tell("2", "tono", "5");

        assertThat(facts())
                .containsExactly(
                        "-1 budi wrong",
                        "-1 budi wrong",
                        "1 budi 5",
                        "1 tono 5",
                        "-1 tono Taken back before it was told.");
        assertThat(tell("2", "tono", "5").duplicates()).isEqualTo(1);
        assertThat(refusal(desk.retract(Desk.REGISTRY, "3", "nobody"))).isEqualTo("unknown-employee");
        assertThat(refusal(desk.retract(Desk.REGISTRY, "2", "budi"))).isEqualTo("employee-mismatch");
    }

    @Test
    void a_correction_before_the_fact_stands_and_the_fact_is_still_told() {
        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "typo"))
                .isEqualTo(new Done(State.CORRECTED, false, 2));

        assertThat(tell("1", "budi", "5").accepted()).isEqualTo(1);
        assertThat(tell("1", "budi", "5").duplicates()).isEqualTo(1);
        assertThat(tell("1", "budi", "6").duplicates()).isEqualTo(1);
        assertThat(codes(tell("1", "budi", "7"))).containsExactly("conflict");

        assertThat(facts()).containsExactly("-1 budi typo", "2 budi 6", "1 budi 5");
    }

    @Test
    void ended_between_the_fact_and_its_retraction_it_is_taken_back_at_the_next_start_once() {
        desk.retract(Desk.REGISTRY, "1", null);
        desk.publishBy(desk.log.publisher(new FailingAt(event -> event.contains("observation-retracted"))));
        assertThatThrownBy(() -> tell("1", "budi", "5")).isInstanceOf(PublishingFailedException.class);
        assertThat(facts()).containsExactly("1 budi 5");

        desk.publishBy(desk.log.publisher());
        desk.awaited.settleAll();
        desk.awaited.settleAll();

        assertThat(facts()).containsExactly("1 budi 5", "-1 budi wrong");
        assertThat(desk.events(RetractionRequested.class))
                .extracting(RetractionRequested::settled)
                .containsExactly(false, true);
    }

    @Test
    void ended_between_the_retraction_and_its_settling_it_is_only_settled() {
        desk.retract(Desk.REGISTRY, "1", null);
        desk.publishBy(desk.log.publisher(new FailingAt(event -> event.contains("\"settled\":true"))));
        tell("1", "budi", "5");
        assertThat(facts()).containsExactly("1 budi 5", "-1 budi wrong");
        desk.publishBy(desk.log.publisher());

        desk.awaited.settleAll();

        assertThat(facts()).hasSize(2);
        assertThat(desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "it was right but for a typo"))
                .isEqualTo(new Done(State.CORRECTED, false, 2));
        desk.awaited.settleAll();
        assertThat(facts()).as("what was corrected since stays").hasSize(3);
    }

    @Test
    void a_correction_of_which_the_log_took_half_is_whole_once_it_is_sent_again() {
        tell("1", "budi", "5");
        desk.publishBy(desk.log.publisher(new FailingAt(event -> event.contains("corrections/2"))));
        assertThatThrownBy(() -> desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "typo"))
                .isInstanceOf(PublishingFailedException.class);

        desk.publishBy(desk.log.publisher());
        desk.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "typo");

        assertThat(facts()).containsExactly("1 budi 5", "-1 budi typo", "2 budi 6");
    }

    @Test
    void of_two_corrections_at_once_one_is_told_that_the_other_is_at_it() throws Exception {
        try (Desk slow = new Desk(path.resolve("slow"), false)) {
            CompletableFuture<PutRight> first = CompletableFuture.supplyAsync(
                    () -> slow.correct(Desk.REGISTRY, Desk.fact("1", "budi", "6"), "typo"));
            await().until(() -> slow.log.producer().history().size() == 2);

            assertThatThrownBy(() -> slow.correct(Desk.REGISTRY, Desk.fact("1", "budi", "7"), "no, seven"))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("being-put-right"));
            assertThatThrownBy(() -> slow.retract(Desk.REGISTRY, "1", null)).isInstanceOf(Problem.class);

            slow.log.producer().completeNext();
            slow.log.producer().completeNext();
            assertThat(first.get(10, SECONDS)).isEqualTo(new Done(State.CORRECTED, false, 2));
            CompletableFuture<PutRight> third = CompletableFuture.supplyAsync(
                    () -> slow.correct(Desk.REGISTRY, Desk.fact("1", "budi", "7"), "no, seven"));
            await().until(() -> slow.log.producer().history().size() == 4);
            slow.log.producer().completeNext();
            slow.log.producer().completeNext();
            assertThat(third.get(10, SECONDS)).isEqualTo(new Done(State.CORRECTED, false, 3));
        }
    }

    @Test
    void what_another_call_is_still_telling_is_no_duplicate_yet() throws Exception {
        try (Desk slow = new Desk(path.resolve("slow"), false)) {
            CompletableFuture<Result> first = CompletableFuture.supplyAsync(() -> tell(slow, "1", "budi", "5"));
            await().until(() -> slow.log.producer().history().size() == 1);
            CompletableFuture<Result> second = CompletableFuture.supplyAsync(() -> tell(slow, "1", "budi", "5"));
            await().until(() -> slow.log.producer().history().size() == 2);
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();

            slow.log.producer().completeNext();
            assertThat(first.get(10, SECONDS).accepted()).isEqualTo(1);
            assertThat(second).isNotDone();
            slow.log.producer().completeNext();

            assertThat(second.get(10, SECONDS).accepted()).isEqualTo(1);
            assertThat(tell(slow, "1", "budi", "5").duplicates()).isEqualTo(1);
        }
    }

    @Test
    void what_was_not_acknowledged_is_not_known() {
        desk.publishBy(desk.log.publisher(new FailingAt(event -> true)));
        assertThatThrownBy(() -> tell("1", "budi", "5")).isInstanceOf(PublishingFailedException.class);
        assertThat(desk.index().find("siak", "1")).isEmpty();

        desk.publishBy(desk.log.publisher());
        assertThat(tell("1", "budi", "5").accepted()).isEqualTo(1);
    }

    @Test
    void a_conflict_names_what_differs_and_is_kept_once_without_a_nip() {
        tell("1", "budi", "5");
        ObservationInput other = new ObservationInput(
                "1",
                "siak",
                null,
                "199004172015031007",
                "docs",
                "2026-11-03T09:41:00+07:00",
                null,
                null,
                null,
                "r",
                null);

        Result result = desk.intake.accept(Desk.REGISTRY, List.of(other, other));

        assertThat(result.isRefusal()).isTrue();
        assertThat(result.rejected()).hasSize(2).allSatisfy(rejection -> assertThat(rejection.detail())
                .contains("(occurredAt, value, reference)")
                .contains("correction"));
        assertThat(desk.events(Quarantined.class)).singleElement().satisfies(kept -> {
            assertThat(kept.reason()).isEqualTo("conflict");
            assertThat(kept.item()).isEqualTo("1");
            assertThat(kept.payload()).contains("2026-11-03").doesNotContain("199004172015031007");
        });
    }

    @Test
    void whoever_may_not_tell_of_the_one_it_is_about_learns_nothing_and_changes_nothing() {
        tell("1", "hugo", "5");

        Result result = desk.intake.accept(Desk.MANAGER, List.of(Desk.fact("1", "budi", "6")));
        assertThat(codes(result)).containsExactly("conflict");
        assertThat(result.rejected().get(0).detail()).doesNotContain("value").doesNotContain("employeeId");
        for (PutRight outcome : List.of(
                desk.retract(Desk.MANAGER, "1", null),
                desk.retract(Desk.MANAGER, "1", "hugo"),
                desk.retract(Desk.MANAGER, "2", null),
                desk.retract(Desk.MANAGER, "2", "hugo"),
                desk.retract(Desk.MANAGER, "2", "nobody"),
                desk.correct(Desk.MANAGER, Desk.fact("1", "budi", "6"), "mine now"),
                desk.correct(Desk.MANAGER, Desk.fact("1", "hugo", "6"), "typo"),
                desk.retract(Desk.OTHER_REGISTRY, "1", null),
                desk.correct(Desk.OTHER_REGISTRY, Desk.fact("1", "hugo", "6"), "typo"))) {
            assertThat(outcome).isInstanceOf(NotYours.class);
        }
        assertThat(facts()).containsExactly("1 hugo 5");
        assertThat(desk.retract(Desk.MANAGER, "2", "budi")).isInstanceOf(Done.class);
    }

    @Test
    void without_a_reason_or_with_somebodys_nip_in_it_nothing_is_put_right() {
        tell("1", "budi", "5");

        assertThat(refusal(retract("siak", "1", null))).isEqualTo("missing-field");
        assertThat(refusal(retract("siak", "1", "  "))).isEqualTo("missing-field");
        assertThat(refusal(retract("siak", "1", "x".repeat(501)))).isEqualTo("invalid-text");
        assertThat(refusal(retract("siak", "1", "a\0b"))).isEqualTo("invalid-text");
        assertThat(refusal(retract("siak", "1", "of 19900417 201503 1 007"))).isEqualTo("personal-number");
        assertThat(refusal(retract("siak", "x199004172015031007", "x"))).isEqualTo("personal-number");
        assertThat(refusal(retract("si ak", "1", "x"))).isEqualTo("invalid-source");
        assertThat(refusal(retract("siak", null, "x"))).isEqualTo("missing-field");
        assertThat(retract("siak", "1", "x".repeat(500))).isInstanceOf(Done.class);
        ObservationInput other = Desk.fact("1", "budi", "6");
        assertThat(refusal(desk.correct(Desk.REGISTRY, other, null))).isEqualTo("missing-field");
        assertThat(refusal(desk.correct(Desk.REGISTRY, other, "of 199004172015031007")))
                .isEqualTo("personal-number");
        assertThat(refusal(desk.correct(Desk.REGISTRY, Desk.fact("1", "nobody", "6"), "x")))
                .isEqualTo("unknown-employee");
        assertThat(desk.events(Quarantined.class))
                .as("whoever corrects reads the answer")
                .isEmpty();
    }

    private PutRight retract(String source, String id, String reason) {
        return desk.retractions.retract(Desk.REGISTRY, new RetractionBody(source, id, reason, null));
    }

    private Result tell(String id, String employeeId, String value) {
        return tell(desk, id, employeeId, value);
    }

    private static Result tell(Desk desk, String id, String employeeId, String value) {
        return desk.intake.accept(Desk.REGISTRY, List.of(Desk.fact(id, employeeId, value)));
    }

    private static List<String> codes(Result result) {
        return result.rejected().stream().map(ObservationIntake.Rejection::code).toList();
    }

    private static String refusal(PutRight outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).fault().code();
    }

    /** Version, employee and value or reason of each record; a minus sign before what is taken back. */
    private List<String> facts() {
        return desk.events(ObservationEvent.class).stream()
                .map(event -> event instanceof ObservationRecorded fact
                        ? version(fact.correction()) + " " + fact.employeeId() + " " + fact.value()
                        : "-" + version(((ObservationRetracted) event).correction()) + " " + event.employeeId() + " "
                                + ((ObservationRetracted) event).reason())
                .toList();
    }

    private static int version(Integer correction) {
        return correction == null ? 1 : correction;
    }

    /** The log's own producer, that refuses some records. */
    private final class FailingAt extends MockProducer<String, byte[]> {

        private final Predicate<String> refused;

        private FailingAt(Predicate<String> refused) {
            this.refused = refused;
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            if (refused.test(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))) {
                return CompletableFuture.failedFuture(new TimeoutException("ended here"));
            }
            return desk.log.producer().send(record);
        }
    }
}
