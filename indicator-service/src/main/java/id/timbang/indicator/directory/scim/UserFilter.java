package id.timbang.indicator.directory.scim;

import com.mongodb.client.model.Filters;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.InvalidFilterException;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.NotExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A SCIM filter as a query of the store. By NIP nobody is searched: it would stand in addresses and logs. */
final class UserFilter {

    private static final String ACTIVE = "active";
    private static final String LAST_DAY = "state.activeTo";

    /** Names of attributes are the same in any case. */
    private static final Map<String, String> FIELDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        FIELDS.put("id", "state.employeeId");
        FIELDS.put("userName", "state.employeeId");
        FIELDS.put("externalId", "state.employeeId");
        FIELDS.put("displayName", "state.name");
        FIELDS.put("name.formatted", "state.name");
        FIELDS.put("title", "state.position");
        FIELDS.put("department", "state.officeId");
        FIELDS.put("manager.value", "state.supervisorId");
    }

    private final LocalDate today;

    UserFilter(LocalDate today) {
        this.today = today;
    }

    /** @throws InvalidFilterException where it asks for what cannot be searched by */
    Bson query(@Nullable FilterNode filter) {
        if (filter == null) {
            return Filters.empty();
        }
        if (filter instanceof AndExpressionNode and) {
            return Filters.and(query(and.getLeftNode()), query(and.getRightNode()));
        }
        if (filter instanceof OrExpressionNode or) {
            return Filters.or(query(or.getLeftNode()), query(or.getRightNode()));
        }
        if (filter instanceof NotExpressionNode not) {
            return Filters.nor(query(not.getRightNode()));
        }
        if (filter instanceof AttributeExpressionLeaf leaf) {
            return leaf(leaf);
        }
        throw refused("this filter");
    }

    private Bson leaf(AttributeExpressionLeaf leaf) {
        String attribute = leaf.getSchemaAttribute().getScimNodeName();
        if (attribute.equalsIgnoreCase(ACTIVE)) {
            return active(leaf);
        }
        String field = FIELDS.get(attribute);
        if (field == null) {
            throw refused("'" + attribute + "'");
        }
        if (leaf.getComparator() == Comparator.PR) {
            return Filters.ne(field, null);
        }
        String value = leaf.getValue();
        if (value == null) {
            throw refused("'" + attribute + "' without a value");
        }
        return switch (leaf.getComparator()) {
            case EQ -> equal(field, value);
            case NE -> Filters.nor(equal(field, value));
            case CO -> matches(field, Pattern.quote(value));
            case SW -> matches(field, "^" + Pattern.quote(value));
            case EW -> matches(field, Pattern.quote(value) + "$");
            default -> throw refused("'" + attribute + "' by '" + leaf.getComparator() + "'");
        };
    }

    /** Ids are what they are to the letter; other texts are compared in any case, as SCIM has it. */
    private static Bson equal(String field, String value) {
        return field.endsWith("Id") ? Filters.eq(field, value) : matches(field, "^" + Pattern.quote(value) + "$");
    }

    private static Bson matches(String field, String pattern) {
        return Filters.regex(field, pattern, "i");
    }

    private Bson active(AttributeExpressionLeaf leaf) {
        Bson still = Filters.or(Filters.eq(LAST_DAY, null), Filters.gt(LAST_DAY, today.toString()));
        if (leaf.getComparator() == Comparator.PR) {
            return Filters.empty();
        }
        boolean wanted = leaf.getBooleanValue().orElseThrow(() -> refused("'active' by what is not true or false"));
        return switch (leaf.getComparator()) {
            case EQ -> wanted ? still : Filters.nor(still);
            case NE -> wanted ? Filters.nor(still) : still;
            default -> throw refused("'active' by '" + leaf.getComparator() + "'");
        };
    }

    private static InvalidFilterException refused(String what) {
        return new InvalidFilterException(
                "There is no searching by " + what + "; by " + String.join(", ", FIELDS.keySet())
                        + " with eq, ne, co, sw, ew, pr and by active with eq, ne, combined by and, or, not.",
                null);
    }
}
