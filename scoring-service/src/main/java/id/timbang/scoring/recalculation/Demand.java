package id.timbang.scoring.recalculation;

import com.mongodb.client.model.Filters;
import id.timbang.scoring.reference.Affected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.conversions.Bson;

/** Whose scores are to be made anew, gathered from changes that come close together, and why. */
final class Demand {

    /** Of more employees than this a store is not asked by name: it would hold every standing against every name. */
    private static final int MOST_BY_NAME = 500;

    private final Set<String> causes = new TreeSet<>();
    private final Set<String> employees = new HashSet<>();
    private final Set<String> positions = new HashSet<>();
    private boolean everybody;

    /**
     * Some standings: what the store is asked for, and which of the keys it answers.
     *
     * @param keys of those that are found
     */
    record Selection(Bson filter, Predicate<String> keys) {}

    void add(Affected affected) {
        if (affected.isNobody()) {
            return;
        }
        causes.add(affected.cause());
        everybody |= affected.everybody();
        // By everybody nobody needs to be remembered.
        employees.addAll(everybody ? Set.of() : affected.employeeIds());
        positions.addAll(affected.positions());
    }

    boolean isEmpty() {
        return !everybody && employees.isEmpty() && positions.isEmpty();
    }

    List<String> causes() {
        return List.copyOf(causes);
    }

    /** Whether all who hold a position are concerned. */
    boolean concerns(String position) {
        return everybody || positions.contains(position);
    }

    List<Selection> selections() {
        if (everybody) {
            return List.of(new Selection(Filters.empty(), key -> true));
        }
        List<Selection> selections = new ArrayList<>();
        if (employees.size() > MOST_BY_NAME) {
            selections.add(new Selection(Filters.empty(), key -> employees.contains(employeeOf(key))));
        } else if (!employees.isEmpty()) {
            selections.add(new Selection(Filters.in("employeeId", employees), key -> true));
        }
        if (!positions.isEmpty()) {
            selections.add(new Selection(Filters.in("score.position", positions), key -> true));
        }
        return selections;
    }

    private static String employeeOf(String key) {
        return key.substring(0, key.lastIndexOf('|'));
    }
}
