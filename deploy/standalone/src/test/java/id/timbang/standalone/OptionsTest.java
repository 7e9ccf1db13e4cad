package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void without_options_it_runs_on_8080_with_the_demonstration_in_jakartas_time() {
        Options options = Options.parse(List.of());

        assertThat(options)
                .isEqualTo(new Options(Path.of("data"), 8080, true, null, null, ZoneId.of("Asia/Jakarta"), false));
    }

    @Test
    void a_value_stands_after_a_space_or_an_equals_sign() {
        Options options = Options.parse(List.of(
                "--data", "/srv/timbang", "--port=9000", "--no-demo", "--kafka", "one:9092,two:9092", "--zone=UTC"));

        assertThat(options)
                .isEqualTo(new Options(
                        Path.of("/srv/timbang"), 9000, false, "one:9092,two:9092", null, ZoneId.of("UTC"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 8081, --prot",
        "8081, 8081",
        "--port 80801, 80801",
        "--port 0, --port",
        "--port, --port needs a value",
        "--data --no-demo, --data needs a value",
        "--data=, --data needs a value",
        "--no-demo=yes, --no-demo takes no value",
        "--kafka localhost, HOST:PORT",
        "--mongodb localhost:27017, mongodb://localhost:27017",
        "--zone Jakarta, Asia/Jakarta",
    })
    void what_will_not_do_is_named(String arguments, String named) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(named);
    }
}
