package id.timbang.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The state of an office (unit kerja).
 *
 * @param parentId the office above, none for the agency itself
 */
public record OfficeChanged(
        String officeId,
        long version,
        String name,
        @Nullable String parentId) implements DirectoryEvent {

    @Override
    public String key() {
        return "office/" + officeId;
    }
}
