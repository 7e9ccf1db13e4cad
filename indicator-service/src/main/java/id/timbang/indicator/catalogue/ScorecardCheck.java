package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.ScorecardChange;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Whether a scorecard can be taken: every item sound, and the weights exactly 100 together. */
final class ScorecardCheck {

    /** Versioned scoring policies; the second follows PermenPANRB 8/2021. */
    private static final Set<String> POLICIES = new TreeSet<>(Set.of("linear", "permenpanrb-8-2021"));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_REASON = 500;

    private final ScorecardItemCheck itemCheck;

    ScorecardCheck(Indicators indicators) {
        this.itemCheck = new ScorecardItemCheck(indicators);
    }

    /** Who hands a scorecard in, and when. */
    record Author(String subject, Instant at) {}

    /** The wanted state by revision; none where an error was added. */
    @Nullable
    LongFunction<ScorecardChanged> checked(String id, ScorecardBody body, Author author, FieldErrors errors) {
        errors.id("scorecardId", id, body.scorecardId());
        String position = errors.required("position", body.position(), 100);
        YearMonth from = errors.present("from", body.from());
        if (from != null && body.to() != null && body.to().isBefore(from)) {
            errors.add("to", body.to() + " is before 'from', " + from);
        }
        String policy = errors.required("policy", body.policy(), 64);
        if (!policy.isEmpty() && !POLICIES.contains(policy)) {
            errors.add("policy", "there is no policy '" + Texts.shown(policy) + "'; there are " + POLICIES);
        }
        List<Item> items = items(body, errors);
        ScorecardChange change = new ScorecardChange(
                author.subject(), author.at(), errors.optional("reason", body.reason(), LONGEST_REASON));
        return from == null || !errors.isEmpty()
                ? null
                : revision -> new ScorecardChanged(id, revision, position, from, body.to(), policy, items, change);
    }

    private List<Item> items(ScorecardBody body, FieldErrors errors) {
        List<ScorecardBody.@Nullable Item> given = body.items();
        if (given == null || given.isEmpty() || given.size() > MOST_ITEMS) {
            errors.add("items", given == null ? "is missing" : "must be 1 to " + MOST_ITEMS + ", not " + given.size());
            return List.of();
        }
        List<Item> items = new ArrayList<>(given.size());
        Set<String> seen = new HashSet<>();
        boolean weighted = true;
        for (int index = 0; index < given.size(); index++) {
            String path = "items[" + index + "]";
            Item item = itemCheck.checked(path, given.get(index), errors);
            if (item == null) {
                weighted = false;
                continue;
            }
            if (!item.indicator().isEmpty() && !seen.add(item.indicator())) {
                errors.add(path + ".indicator", "'" + Texts.shown(item.indicator()) + "' is in the scorecard twice");
            }
            items.add(item);
        }
        if (weighted) {
            total(items, errors);
        }
        return items;
    }

    private static void total(List<Item> items, FieldErrors errors) {
        BigDecimal total = items.stream().map(Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        int comparison = total.compareTo(HUNDRED);
        if (comparison != 0) {
            errors.add(
                    "items",
                    "the weights total " + total.toPlainString() + ", which is "
                            + total.subtract(HUNDRED).abs().toPlainString()
                            + (comparison < 0 ? " short of" : " more than") + " 100");
        }
    }
}
