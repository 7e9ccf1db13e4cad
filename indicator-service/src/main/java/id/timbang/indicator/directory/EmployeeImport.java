package id.timbang.indicator.directory;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.directory.ImportReport.Rejected;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore.Outcome;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * Takes in one list of employees, line by line: the good lines are taken as they are read, the others reported. The
 * same list again changes nothing. For one list only.
 */
final class EmployeeImport {

    private static final int LISTED = 10_000;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The same whichever of the three it is, and whether it is another agency's or not there. */
    private static final String NOT_YOURS = "is not among what you may change: the employee, their office and their"
            + " supervisor must be of your agency (a supervisor stands above those they appraise in the list)";

    private final EmployeeRegister register;
    private final Caller caller;
    private final Set<String> seen = new HashSet<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long lines;
    private long created;
    private long updated;
    private long unchanged;

    EmployeeImport(EmployeeRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    /**
     * Reads the list to its end.
     *
     * @throws Problem a 400 where the header will not do, or where a line breaks the form of CSV so that what follows
     *     cannot be told apart; a 503 where the broker is away. The lines before it are taken
     */
    ImportReport run(Reader csv) {
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .maxBufferSize(LONGEST_LINE)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(csv);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            if (!records.hasNext()) {
                throw Problem.invalid("empty-list", "The list is empty; its first line names the columns.");
            }
            EmployeeColumns columns = new EmployeeColumns(titles(records.next()));
            while (records.hasNext()) {
                CsvRecord read = records.next();
                line = read.getStartingLineNumber();
                take(columns, read);
            }
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw broken(line, unreadable);
        } catch (java.io.IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return report();
    }

    private static List<String> titles(CsvRecord header) {
        List<String> titles = new ArrayList<>(header.getFields());
        if (titles.get(0).startsWith(BYTE_ORDER_MARK)) {
            titles.set(0, titles.get(0).substring(1));
        }
        return titles;
    }

    private void take(EmployeeColumns columns, CsvRecord read) {
        lines++;
        long line = read.getStartingLineNumber();
        FieldErrors errors = new FieldErrors();
        EmployeeBody body = columns.body(read.getFields(), errors);
        String id = errors.required("employeeId", body.employeeId(), 64);
        if (id.isEmpty()) {
            reject(line, errors.inWords());
            return;
        }
        if (!register.mayChange(caller, id, body)) {
            reject(line, NOT_YOURS);
            return;
        }
        EmployeeChanged listed = register.checked(caller, id, body, errors);
        if (errors.isEmpty() && !seen.add(id)) {
            errors.add("employeeId", "'" + id + "' stands on an earlier line of this list too");
        }
        if (errors.isEmpty()) {
            count(put(columns, listed));
        } else {
            reject(line, errors.inWords());
        }
    }

    private Outcome<EmployeeChanged> put(EmployeeColumns columns, EmployeeChanged listed) {
        String id = listed.employeeId();
        // What is known is read anew for each attempt, so that a change at the same time is not undone.
        return register.put(
                id,
                version -> EmployeeBody.as(
                        version,
                        columns.isComplete()
                                ? listed
                                : columns.over(register.find(id).orElse(null), listed)));
    }

    private void count(Outcome<EmployeeChanged> outcome) {
        if (!outcome.published()) {
            throw new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "event-log-unavailable",
                            "The event log cannot be reached. What was taken so far is stored and will be told when it"
                                    + " is back; send the list again for the rest.")
                    .with("lines", lines);
        }
        if (outcome.created()) {
            created++;
        } else if (outcome.changed()) {
            updated++;
        } else {
            unchanged++;
        }
    }

    private void reject(long line, String problem) {
        if (rejected.size() < LISTED) {
            rejected.add(new Rejected(line, problem));
        }
    }

    private Problem broken(long lastGood, RuntimeException unreadable) {
        String why = unreadable.getCause() instanceof java.nio.charset.CharacterCodingException
                ? "it is not in the character encoding it claims (UTF-8 where it claims none)"
                : unreadable.getMessage();
        return Problem.invalid(
                        "unreadable-csv",
                        "The list cannot be read beyond line " + lastGood + ": " + why
                                + ". The lines before are taken; mend it and send it again.")
                .with("line", lastGood)
                .with("report", report());
    }

    private ImportReport report() {
        return new ImportReport(lines, created, updated, unchanged, rejected);
    }
}
