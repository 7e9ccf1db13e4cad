package id.timbang.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-              | Unexpected end-of-input in a number",
                "12e            | Unexpected end-of-input in a number",
                "\"abc          | Unexpected end-of-input in a text",
                "{\"a\":1       | Unexpected end-of-input: expected close marker for Object",
                "/* c */ {}     | Unexpected character ('/' (code 47)): JSON has no comments",
                "[NaN]          | Non-standard token 'NaN'",
            })
    void what_is_no_json_is_told_in_words_without_those_of_the_parser(String body, String reason) {
        JacksonException broken = catchThrowableOfType(JacksonException.class, () -> read(body));

        assertThat(JsonProblems.reason(broken)).isEqualTo(reason);
    }

    private static void read(String body) {
        try (JsonParser parser =
                new JsonFactory().createParser(ObjectReadContext.empty(), body.getBytes(StandardCharsets.UTF_8))) {
            while (parser.nextToken() != null) {
                parser.getString();
            }
        }
    }
}
