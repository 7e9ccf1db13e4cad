package id.timbang.scoring.reference;

import id.timbang.contracts.EmployeeChanged;
import org.jspecify.annotations.Nullable;

/** Is told of the directory's changes, after they are in: who may see whom goes by them. */
public interface Moves {

    /** @param before none where the employee is new */
    void employee(@Nullable EmployeeChanged before, EmployeeChanged after);

    /** An office is new, or stands elsewhere in the tree. */
    void office();
}
