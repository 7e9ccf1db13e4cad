package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether one item of a scorecard can be taken. */
final class ScorecardItemCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_EVIDENCE = BigDecimal.valueOf(1_000_000);

    private final Indicators indicators;

    ScorecardItemCheck(Indicators indicators) {
        this.indicators = indicators;
    }

    /** The item; none where its weight is not known. Errors are added under its path. */
    @Nullable
    Item checked(String path, ScorecardBody.@Nullable Item given, FieldErrors errors) {
        if (given == null) {
            errors.add(path, "is null");
            return null;
        }
        String indicator = errors.required(path + ".indicator", given.indicator(), 64);
        if (!indicator.isEmpty() && indicators.find(indicator).isEmpty()) {
            errors.add(path + ".indicator", "there is no indicator '" + Texts.shown(indicator) + "'; make it first");
        }
        Half half = errors.present(path + ".half", given.half());
        BigDecimal weight = number(path + ".weight", errors.present(path + ".weight", given.weight()), errors);
        if (weight != null && (weight.signum() <= 0 || weight.compareTo(HUNDRED) > 0)) {
            errors.add(path + ".weight", "must be above 0 and at most 100");
        }
        BigDecimal target = target(path, given, errors);
        TargetRange range = range(path + ".targetRange", given.targetRange(), errors);
        Integer minimumEvidence = minimumEvidence(path + ".minimumEvidence", given.minimumEvidence(), errors);
        return half == null || weight == null
                ? null
                : new Item(indicator, half, weight, target, range, minimumEvidence, given.prorated());
    }

    private static @Nullable BigDecimal target(String path, ScorecardBody.Item given, FieldErrors errors) {
        if ((given.target() == null) == (given.targetRange() == null)) {
            errors.add(
                    path + ".target",
                    given.target() == null
                            ? "is missing; give either 'target' or 'targetRange'"
                            : "stands beside 'targetRange'; give one of them only");
        }
        BigDecimal target = number(path + ".target", given.target(), errors);
        if (target != null && target.signum() <= 0) {
            errors.add(path + ".target", "must be above 0, for achievement is measured against it");
        }
        return target;
    }

    private static @Nullable TargetRange range(String path, ScorecardBody.@Nullable Range given, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        BigDecimal from = number(path + ".from", errors.present(path + ".from", given.from()), errors);
        BigDecimal to = number(path + ".to", errors.present(path + ".to", given.to()), errors);
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

    private static @Nullable Integer minimumEvidence(String field, @Nullable BigDecimal given, FieldErrors errors) {
        BigDecimal number = number(field, given, errors);
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0 || number.compareTo(MOST_EVIDENCE) > 0 || !Decimals.isWhole(number)) {
            errors.add(field, "must be a whole number from 1 to " + MOST_EVIDENCE);
            return null;
        }
        return number.intValueExact();
    }

    private static @Nullable BigDecimal number(String field, @Nullable BigDecimal given, FieldErrors errors) {
        String problem = given == null ? null : Decimals.problem(given);
        if (problem != null) {
            errors.add(field, problem);
        }
        return given == null || problem != null ? null : Decimals.canonical(given);
    }
}
