package id.timbang.report.access;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScoreAccessed.ViewerRole;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.report.rights.Rights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/audit/accesses}: who has looked at an employee's figures. Reading this is no look at figures. */
@RestController
class AccessController {

    private static final int LARGEST_PAGE = 500;

    private final Accesses accesses;
    private final Directory directory;
    private final Rights rights;

    AccessController(Accesses accesses, Directory directory, Rights rights) {
        this.accesses = accesses;
        this.directory = directory;
        this.rights = rights;
    }

    /** A page of a list. */
    record Page(List<AccessView> items, int page, int size, long total) {}

    /**
     * One look.
     *
     * @param at     the first time within an hour
     * @param period of which the figures were; none where they were of no single one
     */
    record AccessView(
            Instant at,
            Viewer viewer,
            AccessPurpose purpose,
            AccessedPart what,
            @Nullable Period period) {}

    /**
     * Who looked.
     *
     * @param employeeId none for machines and for persons without an employee record
     * @param name       as the directory has it now
     */
    record Viewer(@Nullable String employeeId, @Nullable String name, ViewerRole role) {}

    @GetMapping(path = "/api/audit/accesses/{employeeId}", produces = "application/json")
    Page accesses(
            Caller caller,
            @PathVariable String employeeId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE || (long) page * size > Integer.MAX_VALUE) {
            throw Problem.invalid("wrong-parameter", "'page' counts from 0; 'size' can be 1 to " + LARGEST_PAGE + ".");
        }
        rights.lookedAt(rights.sight(caller), employeeId);
        return new Page(
                accesses.at(employeeId, page * size, size).stream()
                        .map(this::view)
                        .toList(),
                page,
                size,
                accesses.count(employeeId));
    }

    private AccessView view(ScoreAccessed look) {
        String name = Optional.ofNullable(look.viewerEmployeeId())
                .flatMap(directory::employee)
                .map(EmployeeChanged::name)
                .orElse(null);
        return new AccessView(
                look.at(),
                new Viewer(look.viewerEmployeeId(), name, look.role()),
                look.purpose(),
                look.what(),
                look.period());
    }
}
