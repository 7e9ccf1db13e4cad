package id.timbang.indicator.directory;

import id.timbang.indicator.input.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * An office as it is handed in.
 *
 * @param officeId may be given, as in the answer to GET; then it must be the address's
 * @param version  may be given, as in the answer to GET; it is not looked at
 */
record OfficeBody(
        @Nullable String officeId,
        @Nullable Long version,
        @Nullable String name,
        @Nullable String parentId) {

    /** The name, checked; to be used only where no error was added. */
    String checkedName(String id, FieldErrors errors) {
        errors.id("officeId", id, officeId);
        return errors.required("name", name, 200);
    }
}
