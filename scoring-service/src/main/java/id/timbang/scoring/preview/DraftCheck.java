package id.timbang.scoring.preview;

import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.score.ScoringPolicy;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether a scorecard that is handed in can be scored by: every item sound, and the weights exactly 100 together. */
final class DraftCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_POSITION = 100;
    private static final int LONGEST_POLICY = 64;

    private final FieldErrors errors = new FieldErrors();
    private final ItemCheck itemCheck;

    /** @param indicators the codes that the catalogue knows */
    DraftCheck(Set<String> indicators) {
        this.itemCheck = new ItemCheck(indicators, errors);
    }

    /** @throws Problem a 400 that names every field that will not do */
    ScorecardChanged checked(PreviewBody body) {
        String position = errors.text("position", body.position(), LONGEST_POSITION);
        YearMonth from = errors.present("from", body.from());
        if (from != null && body.to() != null && body.to().isBefore(from)) {
            errors.add("to", body.to() + " is before 'from', " + from);
        }
        String policy = errors.text("policy", body.policy(), LONGEST_POLICY);
        if (!policy.isEmpty() && ScoringPolicy.named(policy) == null) {
            errors.add(
                    "policy",
                    "there is no policy '" + FieldErrors.shown(policy) + "'; there are " + ScoringPolicy.names());
        }
        List<Item> items = items(body);
        errors.refuse();
        return new ScorecardChanged("preview", 1, position, Objects.requireNonNull(from), body.to(), policy, items);
    }

    private List<Item> items(PreviewBody body) {
        List<PreviewBody.Item> given = body.items();
        if (given == null || given.isEmpty() || given.size() > MOST_ITEMS) {
            errors.add("items", given == null ? "is missing" : "must be 1 to " + MOST_ITEMS + ", not " + given.size());
            return List.of();
        }
        List<Item> items = new ArrayList<>(given.size());
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < given.size(); index++) {
            String path = "items[" + index + "]";
            Item item = itemCheck.checked(path, given.get(index));
            if (item != null) {
                items.add(item);
                if (!item.indicator().isEmpty() && !seen.add(item.indicator())) {
                    errors.add(
                            path + ".indicator",
                            "'" + FieldErrors.shown(item.indicator()) + "' is in the scorecard twice");
                }
            }
        }
        if (items.size() == given.size()) {
            total(items);
        }
        return items;
    }

    private void total(List<Item> items) {
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
