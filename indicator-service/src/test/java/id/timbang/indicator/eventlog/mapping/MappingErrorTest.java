package id.timbang.indicator.eventlog.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.timbang.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class MappingErrorTest {

    private static final String RULES = "source: s\nobservations:\n  - indicator: i\n";

    @Test
    void broken_yaml_is_answered_with_line_and_column() {
        expect("source: s\nobservations: [\n  - x: {\n", 3, 3, "the YAML cannot be read");
        expect("source: \"s\nobservations: x", 2, 16, "the YAML cannot be read");
        expect("source: s\n\tzone: x", 2, 1, "the YAML cannot be read");
        expect("", 1, 1, "empty");
    }

    @Test
    void an_unknown_key_is_answered_with_the_keys_there_are() {
        expect(
                "source: s\nobservation:\n  - indicator: i\n",
                2,
                1,
                "'observation' is no key of 'mapping'",
                "observations");
        expect(RULES + "    wenn: true\n", 4, 5, "'wenn' is no key", "when");
    }

    @Test
    void what_is_missing_is_named() {
        expect("observations:\n  - indicator: i\n", 1, 1, "'source' is missing");
        expect("source: s\n", 1, 1, "'observations' must list at least one rule");
        expect("source: s\nobservations:\n  - when: true\n", 3, 5, "'indicator' is missing");
        expect(RULES + "    numerator: 1\n", 3, 5, "go together");
        expect(RULES + "    value: 1\n    numerator: 1\n    denominator: 1\n", 3, 5, "not both");
        expect(RULES + "ignore:\n  - reason: r\n", 5, 5, "'employees'");
    }

    @Test
    void the_wrong_kind_of_yaml_is_named() {
        expect("- source: s\n", 1, 1, "'mapping' must be a map");
        expect("source: [s]\n", 1, 9, "'source' must be a text");
        expect("source: s\nobservations: {}\n", 2, 15, "'observations' must be a list");
        expect("source: s\nsource: t\n" + RULES, 2, 1, "twice");
    }

    @Test
    void wrong_values_are_named() {
        expect(RULES + "zone: Mars/Olympus\n", 4, 7, "'Mars/Olympus' is no time zone");
        expect(RULES + "types: {a: text, b: float}\n", 4, 21, "'float' is no type", "decimal");
        expect(RULES + "csv:\n  separator: ';;'\n", 5, 14, "one character");
        expect(RULES + "csv:\n  encoding: klingon\n", 5, 13, "'klingon' is no encoding");
    }

    @Test
    void a_syntax_error_in_an_expression_is_found_in_the_file() {
        expect(RULES + "    when: event.x ==\n", 4, 21, "'when'", "mismatched input");
        expect(RULES + "    value: foo(1)\n", 4, 15, "undeclared reference to 'foo'");
    }

    @Test
    void a_type_error_in_an_expression_is_found_in_the_file() {
        expect(RULES + "    value: hours(1, 2)\n", 4, 17, "no matching overload for 'hours'");
        expect(RULES + "    when: '\"yes\"'\n", 4, 12, "it gives string, but 'when' needs true or false");
        expect(RULES + "    value: 1.5\n", 4, 12, "it gives double", "decimal('1.5')");
        expect(RULES + "employeeId: '[1]'\n", 4, 14, "it gives list");
        expect(RULES + "    when: evnt.x == 1\n", 4, 11, "undeclared reference to 'evnt'");
    }

    @Test
    void the_place_is_right_in_quotes_and_in_blocks_of_several_lines() {
        expect(RULES + "    when: 'event[''x''] == ''y'' && foo(1)'\n", 4, 40, "'foo'");
        expect(RULES + "    when: |\n      event.x == 1 &&\n        foo(1)\n", 6, 12, "'foo'");
        expect(RULES + "    when: | # not foo(1)\n      true && foo(1)\n", 5, 18, "'foo'");
        expect(RULES + "    when: >-\n      event.x == 1\n      && foo(1)\n", 6, 13, "'foo'");
        expect(RULES + "    when: event.x == 1\n      && foo(1)\n", 5, 13, "'foo'");
        expect(RULES + "    when: \"event.x == \\\"y\\\" && foo(1)\"\n", 4, 35, "'foo'");
    }

    @Test
    void an_expression_of_endless_length_or_depth_is_refused() {
        expect(RULES + "    when: " + "(".repeat(3_000) + "true" + ")".repeat(3_000) + "\n", 4, 11, "'when'");
        expect(RULES + "    value: 1" + " + 1".repeat(3_000) + "\n", 4, 12, "'value'");
    }

    private static void expect(String yaml, int line, int column, String... words) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Mapping.read(yaml));

        assertThat(problem).as(yaml).isNotNull().hasMessageContainingAll(words);
        assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(problem.code()).isEqualTo("invalid-mapping");
        assertThat(problem.toDetail().getProperties())
                .as("%s%n%s", yaml, problem.getMessage())
                .containsEntry("line", line)
                .containsEntry("column", column);
    }
}
