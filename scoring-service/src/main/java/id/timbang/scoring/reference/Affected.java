package id.timbang.scoring.reference;

import java.util.Set;

/**
 * Whose scores a change may move.
 *
 * @param cause     what changed, in words that name no person: {@code scorecard officer revision 2}, {@code absences}
 * @param everybody whether it may be anybody's
 */
public record Affected(String cause, Set<String> employeeIds, Set<String> positions, boolean everybody) {

    static final Affected NOBODY = new Affected("nothing", Set.of(), Set.of(), false);

    public static Affected everybody(String cause) {
        return new Affected(cause, Set.of(), Set.of(), true);
    }

    static Affected employee(String cause, String employeeId) {
        return new Affected(cause, Set.of(employeeId), Set.of(), false);
    }

    static Affected positions(String cause, Set<String> positions) {
        return new Affected(cause, Set.of(), Set.copyOf(positions), false);
    }

    public boolean isNobody() {
        return !everybody && employeeIds.isEmpty() && positions.isEmpty();
    }

    /** Whether all who hold some position are concerned. */
    public boolean concernsPositions() {
        return everybody || !positions.isEmpty();
    }
}
