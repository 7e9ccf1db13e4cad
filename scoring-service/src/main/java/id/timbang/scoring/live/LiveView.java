package id.timbang.scoring.live;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose scores one page shows: by what it asked for, and by what the caller may see at this moment. */
public interface LiveView {

    /** The month that is shown. */
    Period month();

    /** Whether the page may have that employee's score to show. */
    boolean shows(String employeeId);

    /** All whom the page {@link #shows}, in any order. */
    Iterator<String> everybody();

    /**
     * What of these scores the page is to be told. The looks are recorded first; where they cannot be, it throws and
     * nothing may be told.
     */
    Told told(Collection<LiveScore> scores);

    /**
     * @param scores to be shown
     * @param gone   employees who may be seen, but whose score does not belong on the page, or does not any more
     */
    record Told(List<LiveScore> scores, List<String> gone) {}

    /** Takes over what the caller may see now that people or offices have moved. */
    Shift moved(Collection<Move> moves);

    /** @param before none where the employee is new */
    record Move(@Nullable EmployeeChanged before, EmployeeChanged after) {}

    /**
     * What a move changed for a page.
     *
     * @param come whom it shows now and did not show before
     * @param gone whether there may be any it showed and shows no more
     */
    record Shift(Set<String> come, boolean gone) {}
}
