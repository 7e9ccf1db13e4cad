package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A language of the product: its words, which stand in {@code words.<language>.properties}, numbers and dates. */
enum Language {
    ID("id-ID"),
    /** Of Britain: day before month, as Indonesia writes it. */
    EN("en-GB");

    private static final int MONTHS_OF_QUARTER = 3;

    private final Locale locale;
    private final Map<String, String> words;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
        this.words = words("words." + tag.substring(0, 2) + ".properties");
    }

    private static Map<String, String> words(String file) {
        Properties read = new Properties();
        try (InputStream bytes = Objects.requireNonNull(Language.class.getResourceAsStream(file), file);
                InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> words = new HashMap<>();
        read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        return Map.copyOf(words);
    }

    /** The keys that have words. */
    Map<String, String> words() {
        return words;
    }

    /** @throws IllegalArgumentException for a key without words */
    String word(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return word;
    }

    /** The words of a key, or the fallback where there are none. */
    String wordOr(String key, String fallback) {
        return words.getOrDefault(key, fallback);
    }

    String of(LocalizedText text) {
        return switch (this) {
            case ID -> text.id();
            case EN -> text.en();
        };
    }

    /** Whether so many of something take the singular. */
    boolean isOne(long n) {
        return this == EN && n == 1;
    }

    String number(BigDecimal value, int least, int most) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format.format(value).replace('-', '\u2212');
    }

    /** November 2026; a quarter and a year as the language calls them. */
    String period(Period period) {
        if (period.isMonth()) {
            return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(period.first());
        }
        String year = String.valueOf(period.first().getYear());
        return period.months() == MONTHS_OF_QUARTER
                ? word("period.quarter")
                        .replace("{n}", String.valueOf((period.first().getMonthValue() + 2) / MONTHS_OF_QUARTER))
                        .replace("{year}", year)
                : year;
    }

    /** 24 November 2026, 10.15 or 10:15. */
    String instant(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(word("instant.pattern"), locale)
                .withZone(zone)
                .format(instant);
    }
}
