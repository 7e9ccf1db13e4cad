package id.timbang.indicator.directory.list;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.timbang.indicator.directory.EmployeeRegister;
import id.timbang.indicator.directory.list.ListImports.Started;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employees by list: CSV with a header, in and out. */
@RestController
@EnableConfigurationProperties(ListSettings.class)
class EmployeeListController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final EmployeeRegister register;
    private final ListImports imports;
    private final ListFiles files;
    private final ListSettings settings;

    EmployeeListController(EmployeeRegister register, ListImports imports, ListFiles files, ListSettings settings) {
        this.register = register;
        this.imports = imports;
        this.files = files;
        this.settings = settings;
    }

    /** @param dryRun whether only to tell what would come of it */
    @PostMapping(path = "/api/employees/imports", consumes = "text/csv")
    ResponseEntity<ListAnswer> post(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            InputStream body)
            throws IOException, InterruptedException, ExecutionException {
        Rights.require(Rights.isManager(caller));
        var charset = Objects.requireNonNullElse(type.getCharset(), StandardCharsets.UTF_8);
        Started started = imports.start(caller, dryRun, files.receive(body), charset);
        boolean atOnce = prefer != null && prefer.contains("respond-async");
        try {
            return ended(started.end().get(atOnce ? 0 : settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException takesLonger) {
            return ResponseEntity.accepted()
                    .location(URI.create("/api/employees/imports/" + started.importId()))
                    .headers(headers -> {
                        if (atOnce) {
                            headers.set("Preference-Applied", "respond-async");
                        }
                    })
                    .body(ListAnswer.of(find(caller, started.importId())));
        }
    }

    private static ResponseEntity<ListAnswer> ended(ListState state) {
        if (state.problem() != null) {
            throw state.problem().toProblem(state);
        }
        return ResponseEntity.ok(ListAnswer.of(state));
    }

    @GetMapping("/api/employees/imports/{importId}")
    ListAnswer get(Caller caller, @PathVariable String importId) {
        return ListAnswer.of(find(caller, importId));
    }

    private ListState find(Caller caller, String importId) {
        Optional<ListState> found = imports.find(importId);
        // One that is not there was started by nobody: only who may see anybody's is told so.
        Rights.require(
                Rights.maySeeImport(caller, found.map(ListState::startedBy).orElse(null)));
        return found.orElseThrow(() -> Problem.notFound(
                "unknown-import",
                "No import of that id is known. What came of lists is kept for "
                        + settings.keep().toDays()
                        + " days, and not beyond the store; the list can be sent again."));
    }

    /**
     * Those whom the caller may see, as a list that can be taken in again. It goes to the disk first, so that what cannot
     * be finished is not half a list.
     *
     * @param office of them, only those of this office and of the offices below it
     */
    @GetMapping(path = "/api/employees", produces = "text/csv")
    ResponseEntity<Resource> export(Caller caller, @RequestParam(required = false) @Nullable String office)
            throws IOException {
        Path list = files.create();
        try {
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(list, StandardCharsets.UTF_8)) {
                csv.writeRecord(EmployeeColumns.header());
                register.each(caller, office, employee -> csv.writeRecord(EmployeeColumns.line(employee)));
            }
            long size = Files.size(list);
            return ResponseEntity.ok()
                    .contentType(CSV)
                    .contentLength(size)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("employees.csv")
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(Files.newInputStream(list, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(list);
            throw broken;
        }
    }
}
