package id.timbang.indicator.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.kit.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8e03978e-40d5-43e8 | 8e03978e-40d5-43e8",
                "`\"8e03978e\"`    | 8e03978e",
                "`  a b  `          | a b",
                "`\"a\\\"b\\\\c\"`  | `a\"b\\c`",
            })
    void a_key_comes_in_quotes_or_without(String header, String key) {
        assertThat(IdempotencyKey.of(List.of(header))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"a", "\"a\"b", "\"a\\\"", "\u00e9", "a\tb", "a\u0000"})
    void what_is_no_key_is_refused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.of(List.of(header)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid-idempotency-key"));
    }

    @Test
    void a_key_has_up_to_255_characters_and_is_there_once_or_not_at_all() {
        assertThat(IdempotencyKey.of(List.of())).isNull();
        assertThat(IdempotencyKey.of(List.of("k".repeat(255)))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("k".repeat(256)))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("a", "a"))).isInstanceOf(Problem.class);
    }
}
