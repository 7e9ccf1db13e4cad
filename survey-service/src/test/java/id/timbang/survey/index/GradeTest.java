package id.timbang.survey.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, A, Sangat Baik",
        "88.31,  A, Sangat Baik",
        "88.30,  B, Baik",
        "76.61,  B, Baik",
        "76.60,  C, Kurang Baik",
        "65.00,  C, Kurang Baik",
        "64.99,  D, Tidak Baik",
        "25.00,  D, Tidak Baik",
        "24.75,  D, Tidak Baik"
    })
    void the_borders_are_the_regulations(BigDecimal index, Grade grade, String word) {
        assertThat(Grade.of(index)).isEqualTo(grade);
        assertThat(grade.word()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "100, 80", "500, 217", "1000, 278", "10000, 370", "1000000, 384"})
    void the_sample_size_is_krejcie_and_morgans(long population, long needed) {
        assertThat(SampleSize.of(population)).isEqualTo(needed);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void nobody_is_no_population(long population) {
        assertThatThrownBy(() -> SampleSize.of(population)).hasMessageContaining(String.valueOf(population));
    }
}
