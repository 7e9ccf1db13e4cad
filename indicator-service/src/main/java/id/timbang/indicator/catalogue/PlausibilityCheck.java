package id.timbang.indicator.catalogue;

import id.timbang.contracts.IndicatorChanged.PlausibleRange;
import id.timbang.contracts.IndicatorChanged.PlausibleRate;
import id.timbang.indicator.input.Decimals;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an indicator says of which facts are plausible, checked; nothing where nothing is said. */
record PlausibilityCheck(
        @Nullable PlausibleRange range,
        @Nullable PlausibleRate rate,
        @Nullable List<String> feeds,
        @Nullable Boolean anyHour) {

    /** As of an observation's source. */
    private static final int MOST_FEEDS = 20;

    private static final int HIGHEST_COUNT = 100_000;
    private static final int MINUTES_OF_A_DAY = 1_440;

    static PlausibilityCheck of(IndicatorBody body, FieldErrors errors) {
        return new PlausibilityCheck(
                range(body.plausibleRange(), errors),
                rate(body.plausibleRate(), errors),
                feeds(body.feeds(), errors),
                // To say that it is not so is to say nothing: otherwise the same would be written in two ways.
                Boolean.TRUE.equals(body.anyHour()) ? Boolean.TRUE : null);
    }

    private static @Nullable PlausibleRange range(IndicatorBody.@Nullable Range given, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        if (given.from() == null && given.to() == null) {
            errors.add("plausibleRange", "has neither 'from' nor 'to'; give one of them, or leave it out");
            return null;
        }
        BigDecimal from = number("plausibleRange.from", given.from(), errors);
        BigDecimal to = number("plausibleRange.to", given.to(), errors);
        if (from != null && to != null && from.compareTo(to) > 0) {
            errors.add("plausibleRange.from", from.toPlainString() + " is more than 'to', " + to.toPlainString());
        }
        return new PlausibleRange(from, to);
    }

    private static @Nullable PlausibleRate rate(IndicatorBody.@Nullable Rate given, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        Integer count = whole("plausibleRate.count", given.count(), HIGHEST_COUNT, errors);
        Integer minutes = whole("plausibleRate.minutes", given.minutes(), MINUTES_OF_A_DAY, errors);
        return count == null || minutes == null ? null : new PlausibleRate(count, minutes);
    }

    private static @Nullable List<String> feeds(@Nullable List<@Nullable String> given, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        if (given.size() > MOST_FEEDS) {
            errors.add("feeds", "names " + given.size() + " sources; at most " + MOST_FEEDS + " are taken");
            return null;
        }
        List<String> sources = new ArrayList<>(given.size());
        for (int index = 0; index < given.size(); index++) {
            String source = given.get(index);
            if (source == null || !Ids.isSource(source)) {
                errors.add(
                        "feeds[" + index + "]",
                        "must be the name of a source: 1 to 64 letters, digits, '.', '_', ':' or '-', a letter or digit"
                                + " first");
            } else {
                sources.add(source);
            }
        }
        return sources;
    }

    private static @Nullable Integer whole(String field, @Nullable BigDecimal given, int most, FieldErrors errors) {
        BigDecimal number = number(field, errors.present(field, given), errors);
        if (number == null) {
            return null;
        }
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(most)) > 0 || !Decimals.isWhole(number)) {
            errors.add(field, "must be a whole number from 1 to " + most);
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
