package id.timbang.report.access;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScoreAccessed.ViewerRole;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.report.rights.Rights;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log, for the person looked at. Reading it is no look at anybody's figures. */
@RestController
class AccessController {

    private static final int LARGEST_PAGE = 500;

    private final Accesses accesses;
    private final Directory directory;
    private final Rights rights;
    private final Clock clock;

    AccessController(Accesses accesses, Directory directory, Rights rights, Clock clock) {
        this.accesses = accesses;
        this.directory = directory;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param name none of somebody without an employee record */
    record Viewer(@Nullable String employeeId, @Nullable String name, ViewerRole role) {}

    /** @param at the first time on that day */
    record Access(
            Instant at,
            Viewer viewer,
            AccessPurpose purpose,
            AccessedPart what,
            @Nullable Period period) {}

    record Page(List<Access> items, int page, int size, int total) {}

    @GetMapping("/api/audit/accesses/{employeeId}")
    Page accesses(
            Caller caller,
            @PathVariable String employeeId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        rights.requireAccessesOf(caller, employeeId);
        if (page < 0 || size < 1 || size > LARGEST_PAGE || (long) page * size > Integer.MAX_VALUE) {
            throw Problem.invalid("wrong-page", "'page' counts from 0; 'size' can be 1 to " + LARGEST_PAGE + ".");
        }
        List<ScoreAccessed> all = accesses.of(employeeId, clock.instant());
        List<Access> items = all.stream()
                .skip((long) page * size)
                .limit(size)
                .map(this::shown)
                .toList();
        return new Page(items, page, size, all.size());
    }

    private Access shown(ScoreAccessed look) {
        String viewer = look.viewerEmployeeId();
        String name = viewer == null
                ? null
                : directory.employee(viewer).map(employee -> employee.name()).orElse(null);
        return new Access(look.at(), new Viewer(viewer, name, look.role()), look.purpose(), look.what(), look.period());
    }
}
