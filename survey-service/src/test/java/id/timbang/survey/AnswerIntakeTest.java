package id.timbang.survey;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.survey.Api.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerIntakeTest {

    private static final String PATH = "/api/surveys/intake/answers";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on("survey-intake");
        service.office("intake-office", null);
        service.office("intake-desk", "intake-office");
        service.office("intake-elsewhere", null);
        service.employee("intake-1", "intake-desk");
        service.employee("intake-2", "intake-elsewhere");
        service.api().put("/api/surveys/intake", Answers.survey("intake-office"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_accepted_answer_is_in_the_log_without_a_time() throws Exception {
        String answerId = UUID.randomUUID().toString();

        Answer accepted = service.api().post(PATH, Answers.withId(answerId, "intake-1", 3));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().toString()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
        ConsumerRecord<String, byte[]> record = inTheLog(answerId).get(0);
        assertThat(record.key()).isEqualTo("intake-1");
        assertThat(record.timestamp()).isZero();
        assertThat(EventJson.read(record.value()).time()).isNull();
        AnswerSubmitted answer =
                (AnswerSubmitted) EventJson.read(record.value()).data();
        assertThat(answer.officeId()).isEqualTo("intake-desk");
        assertThat(answer.day()).as("today in the agency's zone").isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void an_answer_without_an_employee_is_the_offices() throws Exception {
        String answerId = UUID.randomUUID().toString();

        service.api().post(PATH, "{\"answerId\":\"" + answerId + "\",\"elements\":" + Answers.elements(4) + "}");

        assertThat(inTheLog(answerId).get(0).key()).isEqualTo("intake-office");
    }

    @Test
    void good_answers_beside_bad_ones_are_kept() {
        String bad = Answers.about("nobody", 3);
        String good = Answers.about("intake-1", 3);

        Answer answer = service.api().post(PATH, "[" + good + "," + bad + ",7," + good + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("rejected").values())
                .extracting(rejection -> rejection.path("index").asInt() + " "
                        + rejection.path("code").asString())
                .containsExactly("1 unknown-employee", "2 no-answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "intake-1          | intake-2                               | employee-of-another-office | intake-elsewhere",
                "\"TIME\":3        | \"TIME\":5                             | wrong-value                | TIME",
                "\"TIME\":3        | \"TIME\":2.5                           | wrong-value                | TIME",
                "\"TIME\":3        | \"TIME\":\"3\"                         | wrong-value                | TIME",
                "\"TIME\":3        | \"TIME\":99999999999999999999          | wrong-value                | TIME",
                "\"TIME\":3,       | ``                                     | missing-elements           | missing: TIME",
                "\"TIME\":3        | \"TIME\":3,\"U3\":4                    | unknown-element            | U3",
                "\"elements\"      | \"day\":\"2026-11-25\",\"elements\"    | future-day                 | 2026-11-25",
                "\"elements\"      | \"day\":\"2026-09-30\",\"elements\"    | outside-survey             | 2026-10-01",
                "\"elements\"      | \"day\":\"2026-11-24T09:00\",\"elements\" | wrong-day               | 2026-11-24",
                "\"elements\"      | \"day\":20261124,\"elements\"          | wrong-field                | day",
                "\"elements\"      | \"nik\":\"3578\",\"elements\"          | unknown-field              | nik",
                "\"elements\"      | \"answerId\":\"7\",\"elements\"        | wrong-answer-id            | version 4",
                "\"elements\"      | \"answerId\":\"018f4e6e-7d1c-7000-8000-000000000000\",\"elements\" | wrong-answer-id | version 4",
                "\"elements\":     | \"elements\":[],\"day\":               | wrong-field                | day",
            })
    void an_answer_that_will_not_do_is_rejected_by_reason(String part, String instead, String code, String named) {
        Answer answer = service.api().post(PATH, Answers.about("intake-1", 3).replace(part, instead));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("accepted").asInt()).isZero();
        assertThat(answer.body().path("rejected").path(0).path("code").asString())
                .isEqualTo(code);
        assertThat(answer.body().path("rejected").path(0).path("detail").asString())
                .contains(named);
    }

    @Test
    void an_id_cannot_be_used_for_a_different_answer() {
        String answerId = UUID.randomUUID().toString();
        service.api().post(PATH, Answers.withId(answerId, "intake-1", 3));

        Answer same = service.api().post(PATH, Answers.withId(answerId, "intake-1", 3));
        Answer different = service.api().post(PATH, Answers.withId(answerId, "intake-1", 4));

        assertThat(same.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(different.body().path("rejected").path(0).path("code").asString())
                .isEqualTo("answer-id-taken");
    }

    @Test
    void a_body_that_is_too_large_or_malformed_is_refused_whole() {
        Answer large = service.api().post(PATH, " ".repeat(1024 * 1024) + "[]");
        Answer malformed = service.api().post(PATH, "[\n  {\"elements\": }]");
        Answer empty = service.api().post(PATH, "");

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("body-too-large");
        assertThat(malformed.code()).isEqualTo("malformed-json");
        assertThat(malformed.body().path("line").asInt()).isEqualTo(2);
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void a_survey_that_is_not_there_takes_no_answer() {
        assertThat(service.api()
                        .post("/api/surveys/none/answers", Answers.about("intake-1", 3))
                        .status())
                .isEqualTo(404);
    }

    private static List<ConsumerRecord<String, byte[]>> inTheLog(String answerId) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EmbeddedInfrastructure.shared().bootstrapServers());
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.SURVEY_ANSWERS.partitions())
                    .mapToObj(partition -> new TopicPartition(Topic.SURVEY_ANSWERS.topicName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (EventJson.read(record.value()).id().equals(answerId)) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }
}
