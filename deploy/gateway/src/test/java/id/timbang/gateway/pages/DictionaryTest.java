package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

    /** A key in the first place of a call, {@code t('nodata')}, or any dotted word that is a whole string. */
    private static final Pattern KEY =
            Pattern.compile("\\bt\\('([a-z]+)'|'([a-z]+(?:\\.[A-Za-z_-]+)+)'|data-i18n(?:-label)?=\"([^\"]+)\"");

    /** A plural, of which each language may need two forms. */
    private static final Pattern PLURAL = Pattern.compile("\\btn\\('([^']+)'");

    /** A key with an end that comes from data: {@code t(`rating.${rating}`)}. */
    private static final Pattern FAMILY = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.)\\$\\{[^}]+}([.a-z]*)`");

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final Map<String, String> indonesian = PageFiles.dictionary("id");
    private final Map<String, String> english = PageFiles.dictionary("en");
    private final String code = Stream.of(".js", ".html")
            .flatMap(ending -> PageFiles.endingWith(ending).values().stream())
            .collect(Collectors.joining("\n"));

    private final Set<String> plurals =
            PLURAL.matcher(code).results().map(match -> match.group(1)).collect(Collectors.toSet());

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(english.keySet()).isEqualTo(indonesian.keySet());
    }

    @Test
    void both_languages_put_the_same_values_into_a_text() {
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(places(text)).as(key).isEqualTo(places(indonesian.getOrDefault(key, ""))));
    }

    @Test
    void no_text_is_empty_but_that_of_a_unit_that_needs_no_name() {
        assertThat(Stream.of(indonesian, english)
                        .flatMap(words -> words.entrySet().stream())
                        .filter(word -> word.getValue().isBlank())
                        .map(Map.Entry::getKey))
                .containsOnly("unit.index");
    }

    @Test
    void every_key_that_a_page_uses_has_a_text() {
        assertThat(indonesian.keySet()).containsAll(keysUsed());
    }

    @Test
    void every_plural_has_both_forms() {
        assertThat(PLURAL.matcher(code).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(indonesian).containsKeys(key + ".one", key + ".other"));
    }

    @Test
    void every_text_is_used() {
        Set<String> used = keysUsed();
        List<MatchResult> families = FAMILY.matcher(code).results().toList();
        assertThat(indonesian.keySet().stream()
                        .filter(key -> !used.contains(key))
                        .filter(key -> !plurals.contains(key.replaceFirst("\\.(one|other)$", "")))
                        .filter(key -> families.stream().noneMatch(family -> isOf(family, key))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rating., ABOVE MEETS BELOW, ''",
        "rated., ABOVE MEETS BELOW, ''",
        "predicate., SANGAT_BAIK BAIK BUTUH_PERBAIKAN KURANG SANGAT_KURANG, ''",
        "half., RESULTS BEHAVIOUR, ''",
        "half., RESULTS BEHAVIOUR, .short",
        "aspect., QUANTITY QUALITY TIME COST, ''",
        "measure., COUNT SUM MEAN RATIO SHARE_WITHIN PERCENTILE LATEST PERCENT INDEX, ''",
        "polarity., HIGHER LOWER, ''",
        "measures., COUNT SUM MEAN RATIO SHARE_WITHIN PERCENTILE LATEST, ''",
        "policy., linear permenpanrb-8-2021, ''",
        "starter.left., indicator-differs position-taken, ''",
        "live., connecting live lost, ''",
        "change., up down same, ''",
        "formula., higher lower inside, ''",
        "summary.peers., above below at, ''",
        "flag., OUT_OF_RANGE BURST OUTSIDE_OFFICE_HOURS SELF_ENTERED, ''",
        "flag., OUT_OF_RANGE BURST OUTSIDE_OFFICE_HOURS SELF_ENTERED, .means",
        "absence., ANNUAL_LEAVE SICK_LEAVE MATERNITY_LEAVE DUTY_TRAVEL LEAVE, ''",
        "section., story items sum peers sure months since leftout lift whatif rules scorecards, ''",
        "section.trend., month quarter year, ''",
        "span., month quarter year, ''",
        "period.by., month quarter year, ''",
        "sure., WILSON STUDENT_T FULL_COUNT NONE, ''",
        "arrival., TOLD CORRECTED RETRACTED, ''",
        "quarantine.state., OPEN REPLAYED DISMISSED, ''",
        "quarantine.resolved., REPLAYED DISMISSED, ''",
        "quarantine.reason., unknown-employee unknown-indicator conflict unreadable wrong-topic no-value unusable, ''",
        "quarantine.todo., unknown-employee unknown-indicator conflict unreadable wrong-topic no-value unusable, ''",
        "column., name position score rating coverage items change, ''",
    })
    void every_code_of_a_service_or_page_has_a_text(String family, String codes, String end) {
        assertThat(indonesian)
                .containsKeys(Stream.of(codes.split(" "))
                        .map(each -> family + each + end)
                        .toArray(String[]::new));
    }

    private Set<String> keysUsed() {
        return KEY.matcher(code)
                .results()
                .flatMap(match -> Stream.of(1, 2, 3).map(match::group))
                .filter(key -> key != null && !plurals.contains(key))
                .filter(key -> !key.startsWith("timbang."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOf(MatchResult family, String key) {
        return key.startsWith(family.group(1)) && key.endsWith(family.group(2));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
