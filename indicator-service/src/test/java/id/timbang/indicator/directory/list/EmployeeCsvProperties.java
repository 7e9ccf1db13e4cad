package id.timbang.indicator.directory.list;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.EmployeeChanged.Sex;
import id.timbang.indicator.directory.EmployeeBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A line says all of an employee that a list can say, whatever the texts are made of. */
class EmployeeCsvProperties {

    @Provide
    Arbitrary<EmployeeChanged> employees() {
        Arbitrary<String> texts = Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> text.codePoints()
                        .filter(point -> !Character.isISOControl(point)
                                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip())
                .filter(text -> !text.isEmpty());
        Arbitrary<@Nullable String> optional = texts.injectNull(0.3);
        Arbitrary<@Nullable LocalDate> days = Arbitraries.integers()
                .between(0, 20_000)
                .map(LocalDate::ofEpochDay)
                .injectNull(0.3);
        return Combinators.combine(
                        Combinators.combine(texts, texts, optional, optional).as(Arrays::asList),
                        days.list().ofSize(4),
                        Arbitraries.of(Sex.values()).injectNull(0.3))
                .as((words, dates, sex) -> employee(words, dates, sex));
    }

    private static EmployeeChanged employee(List<String> words, List<LocalDate> dates, @Nullable Sex sex) {
        return new EmployeeChanged(
                "e-1",
                1,
                words.get(0),
                null,
                "office",
                words.get(1),
                words.get(2),
                words.get(3),
                sex,
                dates.get(0),
                dates.get(1),
                dates.get(2),
                dates.get(3) == null ? null : List.of(new Assignment(dates.get(3), "office", words.get(1))));
    }

    @Property(tries = 300)
    void what_is_written_is_read(@ForAll("employees") EmployeeChanged employee) throws IOException {
        Path list = Files.createTempFile("employee", ".csv");
        try (CsvWriter csv = CsvWriter.builder().build(list, StandardCharsets.UTF_8)) {
            csv.writeRecord(EmployeeColumns.header());
            csv.writeRecord(EmployeeColumns.line(employee));
        }
        List<ListReader.Line> lines = new ArrayList<>();

        new ListReader(list, StandardCharsets.UTF_8, 10).read(lines::add, at -> {});

        Files.delete(list);
        assertThat(lines).hasSize(1);
        EmployeeBody read = lines.get(0).body();
        assertThat(lines.get(0).errors().all()).isEmpty();
        assertThat(read.name()).isEqualTo(employee.name());
        assertThat(read.position()).isEqualTo(employee.position());
        assertThat(read.supervisorId()).isEqualTo(employee.supervisorId());
        assertThat(read.grade()).isEqualTo(employee.grade());
        assertThat(read.sex()).isEqualTo(employee.sex());
        assertThat(read.birthDate()).isEqualTo(employee.birthDate());
        assertThat(read.activeFrom()).isEqualTo(employee.activeFrom());
        assertThat(read.activeTo()).isEqualTo(employee.activeTo());
        assertThat(read.assignedFrom()).isEqualTo(employee.history().get(0).from());
    }
}
