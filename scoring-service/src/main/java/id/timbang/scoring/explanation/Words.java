package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts made of templates and values, in both languages at once. */
final class Words {

    private static final int SMALL_DECIMALS = 4;
    private static final int DECIMALS = 2;

    private Words() {}

    /** A value as each language writes it. */
    @FunctionalInterface
    interface Said extends Function<Language, String> {}

    /** The template of a key with its {@code {places}} filled: name, value, name, value. */
    static LocalizedText say(String key, Object... places) {
        return both(language -> filled(language, language.word(key), places));
    }

    /** The same by number: {@code key.one} or {@code key.other}; {@code {n}} is the number. */
    static LocalizedText sayMany(String key, long n, Object... places) {
        return both(language -> filled(language, language.word(key + (language.isOne(n) ? ".one" : ".other")), places)
                .replace("{n}", language.number(BigDecimal.valueOf(n), 0, 0)));
    }

    static LocalizedText both(Said said) {
        return new LocalizedText(said.apply(Language.ID), said.apply(Language.EN));
    }

    private static String filled(Language language, String template, Object... places) {
        String text = template;
        for (int at = 0; at < places.length; at += 2) {
            text = text.replace("{" + places[at] + "}", written(language, places[at + 1]));
        }
        return text;
    }

    private static String written(Language language, Object value) {
        if (value instanceof Said said) {
            return said.apply(language);
        }
        if (value instanceof LocalizedText text) {
            return language.of(text);
        }
        if (value instanceof Period period) {
            return language.period(period);
        }
        if (value instanceof BigDecimal number) {
            return figure(number).apply(language);
        }
        if (value instanceof Long || value instanceof Integer) {
            return language.number(new BigDecimal(value.toString()), 0, 0);
        }
        return value.toString();
    }

    /** A score, achievement or contribution: two decimals. */
    static Said points(BigDecimal value) {
        return language -> language.number(value, DECIMALS, DECIMALS);
    }

    /** The same with its sign. */
    static Said signed(BigDecimal value) {
        return language -> (value.signum() > 0 ? "+" : "") + language.number(value, DECIMALS, DECIMALS);
    }

    /** A measured figure: as many decimals as it has, at most two; of small ones four. */
    static Said figure(BigDecimal value) {
        int most = value.abs().compareTo(BigDecimal.ONE) < 0 ? SMALL_DECIMALS : DECIMALS;
        return language -> language.number(value, 0, most);
    }

    /** A measured figure with its unit: 75 documents, 3.1%. */
    static Said quantity(BigDecimal value, @Nullable IndicatorChanged indicator) {
        if (indicator == null) {
            return figure(value);
        }
        if (indicator.inPercent()) {
            return language -> figure(value).apply(language) + "%";
        }
        String unit = indicator.unit();
        return language -> {
            String name = language.wordOr("unit." + unit.toLowerCase(Locale.ROOT), unit);
            return figure(value).apply(language) + (name.isEmpty() ? "" : " " + name);
        };
    }

    /** A target of an item: a figure, or a range. */
    static Said target(
            @Nullable BigDecimal target,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            IndicatorChanged indicator) {
        if (from != null && to != null) {
            return language -> language.of(say("target.range", "from", figure(from), "to", quantity(to, indicator)));
        }
        return target == null ? language -> language.word("target.none") : quantity(target, indicator);
    }

    static LocalizedText name(Item item, @Nullable IndicatorChanged indicator) {
        return indicator == null ? new LocalizedText(item.indicator(), item.indicator()) : indicator.name();
    }

    static LocalizedText half(Half half) {
        return say("half." + half);
    }

    static LocalizedText rating(Rating rating) {
        return say("rating." + rating);
    }

    static LocalizedText predicate(Predicate predicate) {
        return say("predicate." + predicate);
    }

    /** Annual leave 2 days, not in service 1 day. */
    static LocalizedText away(Presence presence) {
        TreeMap<String, Integer> away = new TreeMap<>(presence.away());
        int outside = presence.workingDays()
                - presence.present()
                - away.values().stream().mapToInt(Integer::intValue).sum();
        return both(language -> {
            List<String> reasons = away.entrySet().stream()
                    .map(kind -> language.of(sayMany(
                            "presence.away",
                            kind.getValue(),
                            "kind",
                            language.wordOr(
                                    "absence." + kind.getKey(),
                                    kind.getKey().replace('_', ' ').toLowerCase(Locale.ROOT)))))
                    .collect(Collectors.toCollection(java.util.ArrayList::new));
            if (outside > 0) {
                reasons.add(language.of(sayMany("presence.outside", outside)));
            }
            return String.join(", ", reasons);
        });
    }

    /** A, B and C. */
    static LocalizedText list(List<LocalizedText> texts) {
        return both(language -> {
            List<String> all = texts.stream().map(language::of).toList();
            if (all.size() < 2) {
                return String.join("", all);
            }
            int last = all.size() - 1;
            return String.join(", ", all.subList(0, last)) + " " + language.word("and") + " " + all.get(last);
        });
    }
}
