package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void a_batch_is_as_large_as_the_heap_bears_and_no_larger_than_helps() {
        assertThat(ScoringFlow.recordsAtOnce(4096 * MEGABYTE)).isEqualTo(50_000);
        assertThat(ScoringFlow.recordsAtOnce(1024 * MEGABYTE)).isEqualTo(50_000);
        assertThat(ScoringFlow.recordsAtOnce(512 * MEGABYTE)).isEqualTo(26_843);
    }
}
