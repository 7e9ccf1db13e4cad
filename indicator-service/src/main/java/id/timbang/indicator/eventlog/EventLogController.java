package id.timbang.indicator.eventlog;

import id.timbang.indicator.eventlog.EventLogImports.Started;
import id.timbang.indicator.eventlog.ImportState.Stage;
import id.timbang.indicator.eventlog.mapping.Mapping;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartRequest;

/**
 * Imports event logs. The request waits a while for its import; a longer one is answered 202 with the place where
 * its progress stands. Sending a log again is always safe: what is there already does not count twice.
 */
@RestController
@RequestMapping("/api/event-logs")
final class EventLogController {

    private final EventLogImports imports;
    private final EventLogUploads uploads;
    private final EventLogSettings settings;

    EventLogController(EventLogImports imports, EventLogUploads uploads, EventLogSettings settings) {
        this.imports = imports;
        this.uploads = uploads;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> post(
            Caller caller,
            HttpServletRequest request,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer)
            throws IOException, ServletException, InterruptedException, ExecutionException {
        Rights.require(Rights.mayTell(caller));
        Mapping mapping = Mapping.read(uploads.mapping(part(request, "mapping", "the mapping (YAML)")));
        Rights.require(Rights.mayTellOf(caller, mapping.source()));
        Upload upload = uploads.receive(part(request, "log", "the event log (XES, CSV, or either as gzip)"));
        Started started = imports.start(caller, upload, mapping);
        boolean atOnce = prefer != null && prefer.contains("respond-async");
        try {
            return ended(started.end().get(atOnce ? 0 : settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException takesLonger) {
            return ResponseEntity.accepted()
                    .location(URI.create("/api/event-logs/" + started.importId()))
                    .headers(headers -> {
                        if (atOnce) {
                            headers.set("Preference-Applied", "respond-async");
                        }
                    })
                    .body(ImportAnswer.of(find(caller, started.importId())));
        }
    }

    @GetMapping("/{importId}")
    ImportAnswer get(Caller caller, @PathVariable String importId) {
        return ImportAnswer.of(find(caller, importId));
    }

    private ImportState find(Caller caller, String importId) {
        Optional<ImportState> found = imports.find(importId);
        // One that is not there was started by nobody: only who may see anybody's is told so.
        Rights.require(
                Rights.maySeeImport(caller, found.map(ImportState::startedBy).orElse(null)));
        return found.orElseThrow(() -> Problem.notFound(
                "unknown-import",
                "No import '" + importId + "' is known. States are kept for "
                        + settings.keep().toDays()
                        + " days, and not beyond the store; the log can be sent again, nothing counts twice."));
    }

    private static ResponseEntity<?> ended(ImportState state) {
        if (state.stage() != Stage.DONE && state.problem() != null) {
            throw state.problem().toProblem(state);
        }
        return ResponseEntity.ok(ImportAnswer.of(state));
    }

    private static Part part(HttpServletRequest request, String name, String what)
            throws IOException, ServletException {
        if (request instanceof MultipartRequest parts) {
            // Reads the body, if nobody has yet, and tells a limit that it exceeds as such.
            parts.getMultiFileMap();
        }
        Part part = request.getPart(name);
        if (part == null) {
            throw Problem.invalid(
                    "missing-part",
                    "The part '" + name + "', " + what + ", is missing. Send multipart/form-data with the parts 'log'"
                            + " and 'mapping'.");
        }
        return part;
    }
}
