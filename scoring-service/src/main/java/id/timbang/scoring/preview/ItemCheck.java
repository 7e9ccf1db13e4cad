package id.timbang.scoring.preview;

import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether one item of a scorecard can be scored by, by the catalogue's own rules. */
final class ItemCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_EVIDENCE = BigDecimal.valueOf(1_000_000);
    private static final int LONGEST_CODE = 64;

    private final Set<String> indicators;
    private final FieldErrors errors;

    /** @param indicators the codes that the catalogue knows */
    ItemCheck(Set<String> indicators, FieldErrors errors) {
        this.indicators = indicators;
        this.errors = errors;
    }

    /** The item; none where its weight or half is not known. Errors are added under its path. */
    @Nullable
    Item checked(String path, PreviewBody.@Nullable Item given) {
        if (given == null) {
            errors.add(path, "is null");
            return null;
        }
        String indicator = errors.text(path + ".indicator", given.indicator(), LONGEST_CODE);
        if (!indicator.isEmpty() && !indicators.contains(indicator)) {
            errors.add(path + ".indicator", "there is no indicator '" + FieldErrors.shown(indicator) + "'");
        }
        Half half = errors.present(path + ".half", given.half());
        BigDecimal weight = errors.number(path + ".weight", errors.present(path + ".weight", given.weight()));
        if (weight != null && (weight.signum() <= 0 || weight.compareTo(HUNDRED) > 0)) {
            errors.add(path + ".weight", "must be above 0 and at most 100");
        }
        BigDecimal target = target(path + ".target", given);
        TargetRange range = range(path + ".targetRange", given.targetRange());
        Integer minimumEvidence = minimumEvidence(path + ".minimumEvidence", given.minimumEvidence());
        return half == null || weight == null
                ? null
                : new Item(indicator, half, weight, target, range, minimumEvidence, given.prorated());
    }

    private @Nullable BigDecimal target(String field, PreviewBody.Item given) {
        if ((given.target() == null) == (given.targetRange() == null)) {
            errors.add(
                    field,
                    given.target() == null
                            ? "is missing; give either 'target' or 'targetRange'"
                            : "stands beside 'targetRange'; give one of them only");
        }
        BigDecimal target = errors.number(field, given.target());
        if (target != null && target.signum() <= 0) {
            errors.add(field, "must be above 0, for achievement is measured against it");
        }
        return target;
    }

    private @Nullable TargetRange range(String path, PreviewBody.@Nullable Range given) {
        if (given == null) {
            return null;
        }
        BigDecimal from = errors.number(path + ".from", errors.present(path + ".from", given.from()));
        BigDecimal to = errors.number(path + ".to", errors.present(path + ".to", given.to()));
        if (from == null || to == null) {
            return null;
        }
        if (from.signum() < 0) {
            errors.add(path + ".from", "must not be below 0");
        }
        if (to.signum() <= 0) {
            errors.add(path + ".to", "must be above 0, for achievement is measured against it");
        }
        if (from.compareTo(to) > 0) {
            errors.add(path + ".from", from.toPlainString() + " is more than 'to', " + to.toPlainString());
        }
        return new TargetRange(from, to);
    }

    private @Nullable Integer minimumEvidence(String field, @Nullable BigDecimal given) {
        BigDecimal number = errors.number(field, given);
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0 || number.compareTo(MOST_EVIDENCE) > 0 || number.scale() > 0) {
            errors.add(field, "must be a whole number from 1 to " + MOST_EVIDENCE);
            return null;
        }
        return number.intValueExact();
    }
}
