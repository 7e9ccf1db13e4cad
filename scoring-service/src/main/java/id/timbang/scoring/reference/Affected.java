package id.timbang.scoring.reference;

import java.util.Set;

/**
 * Whose scores a change may move.
 *
 * @param everybody whether it may be anybody's
 */
public record Affected(Set<String> employeeIds, Set<String> positions, boolean everybody) {

    static final Affected NOBODY = new Affected(Set.of(), Set.of(), false);

    public static final Affected EVERYBODY = new Affected(Set.of(), Set.of(), true);

    static Affected employee(String employeeId) {
        return new Affected(Set.of(employeeId), Set.of(), false);
    }

    static Affected positions(Set<String> positions) {
        return new Affected(Set.of(), Set.copyOf(positions), false);
    }

    public boolean isNobody() {
        return !everybody && employeeIds.isEmpty() && positions.isEmpty();
    }
}
