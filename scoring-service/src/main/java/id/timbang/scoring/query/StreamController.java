package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.live.LiveScores;
import id.timbang.scoring.query.PageView.Asked;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.Rights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/scores/stream}: an event {@code snapshot}, then {@code score} for each score that was asked for, then {@code
 * snapshot-complete}, then a {@code score} for each change. A client that reconnects gets a fresh snapshot, whatever its
 * {@code Last-Event-ID}, and so does one that could not be told every change. It ends with the caller's token.
 */
@RestController
class StreamController {

    private static final int MOST_EMPLOYEES = 500;

    private final Scores scores;
    private final LiveScores live;
    private final Rights rights;
    private final Reference reference;
    private final AccessLog accesses;

    StreamController(Scores scores, LiveScores live, Rights rights, Reference reference, AccessLog accesses) {
        this.scores = scores;
        this.live = live;
        this.rights = rights;
        this.reference = reference;
        this.accesses = accesses;
    }

    @GetMapping(path = "/api/scores/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            Caller caller,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(required = false) @Nullable List<String> employees,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Sight sight = rights.sight(caller);
        rights.offices(caller, office);
        Asked asked = new Asked(scores.period(period), office, position, employees(sight, employees));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        live.open(caller, new PageView(caller, asked, reference.directory(), accesses), request, response);
    }

    private @Nullable Set<String> employees(Sight sight, @Nullable List<String> employees) {
        if (employees == null) {
            return null;
        }
        Set<String> wanted = new LinkedHashSet<>(employees);
        wanted.removeIf(String::isBlank);
        if (wanted.isEmpty()) {
            throw Problem.invalid(
                    "wrong-parameter",
                    "'employees' names nobody: give ids with commas between them, or leave it away for all.");
        }
        if (wanted.size() > MOST_EMPLOYEES) {
            throw Problem.invalid(
                    "too-many-employees",
                    "'employees' names " + wanted.size() + "; a stream takes at most " + MOST_EMPLOYEES
                            + ". Ask by office or position, or open several.");
        }
        wanted.forEach(employee -> rights.seen(sight, employee));
        return wanted;
    }
}
