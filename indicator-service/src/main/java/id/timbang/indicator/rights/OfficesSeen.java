package id.timbang.indicator.rights;

import java.util.Set;

/**
 * Which offices a caller may see.
 *
 * @param every   whether that is all there are; then {@code offices} says nothing
 * @param offices ids
 */
public record OfficesSeen(boolean every, Set<String> offices) {

    public boolean sees(String officeId) {
        return every || offices.contains(officeId);
    }
}
