package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class FactPollsTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("timbang.scoring.readers", "2")
            .withProperty("spring.cloud.stream.kafka.binder.consumer-properties.fetch.max.bytes", "16777216");

    @Test
    void a_poll_is_as_large_as_the_heap_bears_and_no_larger_than_helps() {
        assertThat(polls(4096).recordsAtOnce()).isEqualTo("100000");
        assertThat(polls(1024).recordsAtOnce()).isEqualTo("53687");
        assertThat(polls(512).recordsAtOnce()).isEqualTo("26843");
    }

    @Test
    void more_readers_share_the_heap() {
        environment.setProperty("timbang.scoring.readers", "4");

        assertThat(polls(1024).recordsAtOnce()).isEqualTo("26843");
        environment.setProperty("timbang.scoring.readers", "1000000");
        assertThat(polls(1024).recordsAtOnce()).isEqualTo("1");
    }

    @Test
    void without_a_reader_it_is_said_which_setting_is_wrong() {
        environment.setProperty("timbang.scoring.readers", "0");

        assertThatThrownBy(() -> polls(1024))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timbang.scoring.readers is 0, and must be at least 1");
    }

    @Test
    void who_rebuilds_polls_as_who_reads_what_comes_and_reads_bytes_in_its_own_way() {
        environment.setProperty(
                "spring.cloud.stream.kafka.binder.consumer-properties.value.deserializer",
                "org.apache.kafka.common.serialization.ByteBufferDeserializer");

        assertThat(polls(1024).settings())
                .containsEntry("fetch.max.bytes", "16777216")
                .containsEntry("max.poll.records", "53687")
                .doesNotContainKey("value.deserializer");
    }

    private FactPolls polls(long megabytes) {
        return FactPolls.of(environment, megabytes * MEGABYTE);
    }
}
