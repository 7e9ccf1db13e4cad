package id.timbang.indicator.directory;

import id.timbang.contracts.OfficeChanged;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import java.util.function.LongFunction;
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

    /** The wanted state by version; to be used only where no error was added. */
    LongFunction<OfficeChanged> checked(String id, DirectoryView directory, FieldErrors errors) {
        errors.id("officeId", id, officeId);
        String checkedName = errors.required("name", name, 200);
        if (parentId != null) {
            if (directory.isWithin(parentId, id)) {
                errors.add("parentId", "'" + Texts.shown(parentId) + "' is the office itself, or stands below it");
            } else if (!directory.hasOffice(parentId)) {
                errors.add(
                        "parentId", "there is no office '" + Texts.shown(parentId) + "'; make the office above first");
            }
        }
        return version -> new OfficeChanged(id, version, checkedName, parentId);
    }
}
