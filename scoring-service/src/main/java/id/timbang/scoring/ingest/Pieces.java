package id.timbang.scoring.ingest;

import id.timbang.scoring.evidence.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a batch is cut, so that the standings and scores of all of it are never in memory at once. All facts of an employee
 * are in one piece, in the order in which they were told.
 *
 * @param employees how many there are in a piece at most
 * @param records   a piece that has as many gets no further employee
 */
record Pieces(int employees, int records) {

    static final Pieces USUAL = new Pieces(500, 10_000);

    /** The pieces, each by employee. */
    List<Map<String, List<Told>>> of(List<Told> batch) {
        Map<String, List<Told>> byEmployee = new LinkedHashMap<>();
        batch.forEach(told -> byEmployee
                .computeIfAbsent(told.employeeId(), ignored -> new ArrayList<>())
                .add(told));
        List<Map<String, List<Told>>> pieces = new ArrayList<>();
        Map<String, List<Told>> piece = new LinkedHashMap<>();
        int held = 0;
        for (Map.Entry<String, List<Told>> its : byEmployee.entrySet()) {
            if (piece.size() == employees || held >= records) {
                pieces.add(piece);
                piece = new LinkedHashMap<>();
                held = 0;
            }
            piece.put(its.getKey(), its.getValue());
            held += its.getValue().size();
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }
}
