package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.form.ObservationInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.util.FileSystemUtils;

/** A fact counts once, in whatever calls it is told, and whatever happens between them. */
class ToldOnceProperties {

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void any_order_split_and_duplication_over_calls_and_restarts_accepts_the_same(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 12) Integer> told, @ForAll Random random)
            throws IOException {
        Path path = Files.createTempDirectory("told-once-");
        try (Desk desk = new Desk(path)) {
            int accepted = 0;
            int duplicates = 0;
            for (List<Integer> call : calls(told, random)) {
                Result result = desk.intake.accept(
                        Desk.REGISTRY,
                        call.stream().map(number -> spelled(number, random)).toList());
                assertThat(result.rejected()).isEmpty();
                accepted += result.accepted();
                duplicates += result.duplicates();
                between(desk, random);
            }

            long different = told.stream().distinct().count();
            assertThat(accepted).isEqualTo((int) different);
            assertThat(duplicates).isEqualTo(told.size() - (int) different);
            assertThat(desk.events(ObservationRecorded.class))
                    .extracting(ObservationRecorded::id)
                    .containsExactlyInAnyOrderElementsOf(
                            told.stream().distinct().map(String::valueOf).toList());
        } finally {
            FileSystemUtils.deleteRecursively(path);
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void a_conflict_is_always_answered_and_the_first_content_stays(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 5) Integer> told, @ForAll Random random)
            throws IOException {
        Path path = Files.createTempDirectory("told-once-");
        try (Desk desk = new Desk(path)) {
            Map<String, String> first = new TreeMap<>();
            for (List<Integer> call : calls(told, random)) {
                List<ObservationInput> inputs = call.stream()
                        .map(number -> Desk.fact("" + number % 3, "budi", "" + number / 3))
                        .toList();
                List<String> expected = expected(inputs, first);

                Result result = desk.intake.accept(Desk.REGISTRY, inputs);

                assertThat(outcomes(result, inputs.size())).isEqualTo(expected);
                between(desk, random);
            }
            assertThat(desk.events(ObservationRecorded.class).stream()
                            .collect(Collectors.toMap(
                                    ObservationRecorded::id, fact -> String.valueOf(fact.value()), (a, b) -> "two")))
                    .isEqualTo(first);
        } finally {
            FileSystemUtils.deleteRecursively(path);
        }
    }

    /** By the rule in words: what differs within a call is not taken; what differs from before is a conflict. */
    private static List<String> expected(List<ObservationInput> inputs, Map<String, String> first) {
        Map<String, Long> contents = inputs.stream()
                .map(input -> input.id() + "=" + input.value())
                .distinct()
                .collect(Collectors.groupingBy(one -> one.substring(0, one.indexOf('=')), Collectors.counting()));
        Map<String, Integer> counts = new HashMap<>();
        List<String> codes = new ArrayList<>();
        for (ObservationInput input : inputs) {
            String value = String.valueOf(input.value());
            String before = first.get(input.id());
            if (contents.get(input.id()) > 1) {
                codes.add("conflicting-duplicate");
            } else if (before == null) {
                first.put(String.valueOf(input.id()), value);
                counts.merge("accepted", 1, Integer::sum);
            } else if (before.equals(value)) {
                counts.merge("duplicates", 1, Integer::sum);
            } else {
                codes.add("conflict");
            }
        }
        Collections.sort(codes);
        codes.add(counts.getOrDefault("accepted", 0) + "+" + counts.getOrDefault("duplicates", 0));
        return codes;
    }

    private static List<String> outcomes(Result result, int size) {
        assertThat(result.accepted() + result.duplicates() + result.rejected().size())
                .isEqualTo(size);
        List<String> codes = new ArrayList<>(
                result.rejected().stream().map(Rejection::code).sorted().toList());
        codes.add(result.accepted() + "+" + result.duplicates());
        return codes;
    }

    private static List<List<Integer>> calls(List<Integer> told, Random random) {
        List<Integer> shuffled = new ArrayList<>(told);
        Collections.shuffle(shuffled, random);
        return new ArrayList<>(shuffled.stream()
                .collect(Collectors.groupingBy(new CallOf(random), TreeMap::new, Collectors.toList()))
                .values());
    }

    private record CallOf(Random random) implements Function<Integer, Integer> {
        @Override
        public Integer apply(Integer ignored) {
            return random.nextInt(5);
        }
    }

    private static void between(Desk desk, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> desk.restart();
            case 1 -> desk.restartWithoutIndex();
            case 2 -> desk.log.follow(desk.index());
            default -> {
                // The next call comes at once.
            }
        }
    }

    /** The same fact, written one way or another. */
    private static ObservationInput spelled(int number, Random random) {
        String value = number + (random.nextBoolean() ? "" : ".00");
        ObservationInput input = Desk.fact("" + number, "budi", value);
        return random.nextBoolean()
                ? input
                : new ObservationInput(
                        input.id(),
                        input.source(),
                        null,
                        "19900417 201503 1 007",
                        input.indicator(),
                        "2026-11-02T02:41:00Z",
                        input.value(),
                        null,
                        null,
                        null,
                        Map.of());
    }
}
