package id.timbang.scoring.reference;

import java.util.Set;

/** Whose scores a change may move. */
public record Affected(Set<String> employeeIds, Set<String> positions) {

    static final Affected NOBODY = new Affected(Set.of(), Set.of());

    static Affected employee(String employeeId) {
        return new Affected(Set.of(employeeId), Set.of());
    }

    static Affected positions(Set<String> positions) {
        return new Affected(Set.of(), Set.copyOf(positions));
    }

    public boolean isNobody() {
        return employeeIds.isEmpty() && positions.isEmpty();
    }
}
