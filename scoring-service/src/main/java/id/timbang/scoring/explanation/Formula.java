package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A formula with the numbers in it. Whatever stands in its text is exact: a figure that has more than six decimals is
 * written as the formula it came from, in brackets, so that whoever works the text out again comes to the result.
 *
 * @param title   what it is, in words
 * @param text    for example {@code 100 × (2 − (100 × 3 ÷ 97) ÷ 6)}
 * @param numbers what goes in, by name, each as it was used: exact, or to 34 digits
 * @param result  as it was used
 * @param shown   the result as it is shown
 * @param source  where the rule stands
 */
public record Formula(
        Name name,
        LocalizedText title,
        LocalizedText text,
        Map<String, BigDecimal> numbers,
        BigDecimal result,
        BigDecimal shown,
        LocalizedText source) {

    /** What is worked out, by which rule. */
    public enum Name {
        COUNT,
        SUM,
        MEAN,
        RATIO,
        SHARE_WITHIN,
        PERCENTILE,
        LATEST,
        PRORATED_TARGET,
        TARGET_OF_MONTHS,
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        WITHIN_RANGE,
        FLOOR,
        CAP,
        WHOLE_PERCENT,
        CONVERSION,
        CONTRIBUTION,
        RESULTS,
        BEHAVIOUR,
        SCORE,
        COVERAGE
    }

    public Formula {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** @param text as English writes it */
    static Formula of(Name name, String text, Map<String, BigDecimal> numbers, BigDecimal result, BigDecimal shown) {
        return new Formula(
                name,
                Words.say("formula." + name + ".title"),
                new LocalizedText(text.replace('.', ','), text),
                numbers,
                result,
                shown,
                Words.say("formula." + name + ".source"));
    }

    /** Names and numbers in turn. */
    static Map<String, BigDecimal> numbers(Object... namesAndNumbers) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (int at = 0; at < namesAndNumbers.length; at += 2) {
            numbers.put((String) namesAndNumbers[at], (BigDecimal) namesAndNumbers[at + 1]);
        }
        return numbers;
    }
}
