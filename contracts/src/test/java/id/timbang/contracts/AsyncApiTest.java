package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document says what the code does; whatever either has alone is reported by name. */
class AsyncApiTest {

    @Test
    void document_and_code_say_the_same() {
        assertThat(AsyncApiCheck.differences(AsyncApi.shipped())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/channels/scores                                    | timbang.scores.v1 is in the code",
                "/channels/periods/messages/periodClosed             | periodClosed is in the code",
                "/channels/scores/bindings/kafka/partitions          | timbang.scores.v1 partitions",
                "/channels/scores/bindings/kafka/topicConfiguration/cleanup.policy | timbang.scores.v1 settings",
                "/channels/scores/description                        | timbang.scores.v1: is not described",
                "/components/messages/scoreChanged                   | scoreChanged is in the code",
                "/components/messages/scoreChanged/name              | SCORE_CHANGED name",
                "/components/messages/scoreChanged/payload           | SCORE_CHANGED data",
                "/components/messages/scoreChanged/bindings          | SCORE_CHANGED key: is not described",
                "/components/schemas/CloudEvent/properties/time      | CloudEvent fields: time is in the code",
                "/components/schemas/ScoreItem                       | does not refer to the schema ScoreItem",
                "/components/schemas/ScoreItem/properties/weight     | ScoreItem fields: weight is in the code",
                "/components/schemas/ScoreItem/properties/weight/type | ScoreItem.weight",
                "/components/schemas/ScoreItem/properties/weight/description | ScoreItem.weight: is not described",
                "/components/schemas/ScoreItem/required/3            | ScoreItem required: weight is in the code",
                "/components/schemas/Rating/enum/0                   | Rating values: ABOVE is in the code",
                "/components/schemas/AnswerSubmitted/properties/elements/propertyNames | AnswerSubmitted.elements names",
                "/components/schemas/AnswerSubmitted/properties/day/format | AnswerSubmitted.day",
                "/components/schemas/Period/type                     | Period",
            })
    void whatever_the_document_lacks_is_reported(String pointer, String report) {
        ObjectNode document = AsyncApi.shipped();
        int end = pointer.lastIndexOf('/');
        remove(document.at(pointer.substring(0, end)), pointer.substring(end + 1));

        assertThat(AsyncApiCheck.differences(document))
                .anySatisfy(line -> assertThat(line).contains(report));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/channels                                 | more | {address: timbang.more.v1}   | timbang.more.v1 is in the document",
                "/channels/scores/messages                 | more | {}                           | more is in the document",
                "/components/messages                      | more | {name: timbang.more.v1}      | more is in the document",
                "/components/schemas                       | More | {type: object}               | schemas/More",
                "/components/schemas/ScoreItem/properties  | more | {type: string}               | more is in the document",
                "/components/schemas/ScoreItem/properties/evidence | type | string               | ScoreItem.evidence",
            })
    void whatever_the_document_has_beyond_the_code_is_reported(String parent, String name, String yaml, String report) {
        ObjectNode document = AsyncApi.shipped();
        ((ObjectNode) document.at(parent)).set(name, new YAMLMapper().readTree(yaml));

        assertThat(AsyncApiCheck.differences(document))
                .anySatisfy(line -> assertThat(line).contains(report));
    }

    @Test
    void an_optional_field_called_required_and_an_enum_value_of_nobody_are_reported() {
        ObjectNode document = AsyncApi.shipped();
        ((ArrayNode) document.at("/components/schemas/ScoreItem/required")).add("target");
        ((ArrayNode) document.at("/components/schemas/Rating/enum")).add("MAYBE");

        assertThat(AsyncApiCheck.differences(document))
                .containsExactlyInAnyOrder(
                        "ScoreItem required: target is in the document, not in the code",
                        "Rating values: MAYBE is in the document, not in the code");
    }

    private static void remove(JsonNode parent, String name) {
        JsonNode removed = parent instanceof ArrayNode array
                ? array.remove(Integer.parseInt(name))
                : ((ObjectNode) parent).remove(name);
        assertThat(removed).as("the document has %s", name).isNotNull();
    }
}
