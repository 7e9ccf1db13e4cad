package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's code writes every event as its golden file has it, and reads the file back to the same event. A
 * golden file is never changed once released; a new optional field gets a new file beside the old one.
 */
class GoldenJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Arguments> everyGolden() {
        return Stream.concat(
                Samples.all().stream()
                        .map(event -> arguments(EventType.of(event).typeName() + ".json", event)),
                Samples.added().entrySet().stream()
                        .map(added -> arguments(
                                EventType.of(added.getValue()).typeName() + "." + added.getKey() + ".json",
                                added.getValue())));
    }

    @ParameterizedTest
    @MethodSource("everyGolden")
    void is_written_to_the_letter(String file, Event event) throws IOException {
        String written = new String(EventJson.write(Envelope.of(event, Samples.PUBLISHED)), StandardCharsets.UTF_8);

        assertThat(written + "\n").isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    @ParameterizedTest
    @MethodSource("everyGolden")
    void is_read_back_whole(String file, Event event) throws Exception {
        Envelope<?> read = EventJson.read(Files.readAllBytes(GOLDEN.resolve(file)));

        assertThat(read).isEqualTo(Envelope.of(event, Samples.PUBLISHED));
    }

    @Test
    void there_is_a_sample_of_every_type() {
        assertThat(Samples.all().stream().map(EventType::of).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void every_concrete_event_has_a_type() {
        assertThat(leaves(Event.class).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(EventType.values())
                        .map(EventType::eventClass)
                        .collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenJsonTest::leaves)
                : Stream.of(type);
    }
}
