package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A million employees' facts spread over the partitions, whatever form their ids have: so do the instances' shares. */
class PartitionsTest {

    private static final Logger log = LoggerFactory.getLogger(PartitionsTest.class);
    private static final int EMPLOYEES = 1_000_000;

    /** The largest partition has at most so much more than an even share, in percent. */
    private static final int TOLERATED = 1;

    static Stream<Arguments> forms() {
        Random random = new Random(17);
        return Stream.of(
                Arguments.of("as the demonstration's", form(number -> "e-%04d".formatted(number))),
                Arguments.of("numbered with a prefix", form(number -> "asn-" + number)),
                Arguments.of("of one width", form(number -> "%010d".formatted(number))),
                Arguments.of("random UUIDs", form(number -> new UUID(random.nextLong(), random.nextLong()).toString())),
                Arguments.of("UUIDs made of a number", form(number -> UUID.nameUUIDFromBytes(
                                Integer.toString(number).getBytes(StandardCharsets.UTF_8))
                        .toString())));
    }

    private static IntFunction<String> form(IntFunction<String> id) {
        return id;
    }

    @ParameterizedTest(name = "ids {0}")
    @MethodSource("forms")
    void no_partition_has_much_more_than_its_share(String form, IntFunction<String> id) {
        int partitions = Topic.OBSERVATIONS.partitions();
        long[] employees = new long[partitions];
        for (int number = 1; number <= EMPLOYEES; number++) {
            employees[
                    BuiltInPartitioner.partitionForKey(
                            id.apply(number).getBytes(StandardCharsets.UTF_8), partitions)]++;
        }

        long largest = Arrays.stream(employees).max().orElseThrow();
        log.info("ids {}: by partition {}", form, Arrays.toString(employees));
        assertThat(LongStream.of(employees).sum()).isEqualTo(EMPLOYEES);
        assertThat(largest * partitions * 100).isLessThanOrEqualTo((100L + TOLERATED) * EMPLOYEES);
        assertThat(Topic.SURVEY_ANSWERS.partitions())
                .as("answers are shared as facts are")
                .isEqualTo(partitions);
    }
}
