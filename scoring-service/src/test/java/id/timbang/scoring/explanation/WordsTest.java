package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.score.Band;
import id.timbang.scoring.score.ScoringPolicy;
import id.timbang.scoring.score.Weighed.Verdict;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of both languages. */
class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static final Set<Verdict> LEFT_OUT = EnumSet.complementOf(EnumSet.of(Verdict.COUNTS));

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(Language.EN.words().keySet()).isEqualTo(Language.ID.words().keySet());
    }

    @Test
    void both_languages_put_the_same_values_into_a_text() {
        assertThat(Language.EN.words())
                .allSatisfy((key, text) -> assertThat(places(text)).as(key).isEqualTo(places(Language.ID.word(key))));
    }

    @Test
    void every_code_has_words() {
        Stream<String> codes = Stream.of(
                        names("leftout.", ".one", LEFT_OUT),
                        names("leftout.", ".other", LEFT_OUT),
                        names("notcounted.", ".one", List.of(NotCounted.Reason.values())),
                        names("notcounted.", ".other", List.of(NotCounted.Reason.values())),
                        names("story.target.", "", List.of("full", "present", "mean")),
                        names("story.months.", "", List.of("all", "some.one", "some.other", "none")),
                        names("formula.", ".title", List.of(Formula.Name.values())),
                        names("formula.", ".source", List.of(Formula.Name.values())),
                        names("rule.", ".title", List.of(Rule.Key.values())),
                        names("rule.", ".text", List.of(Rule.Key.values())),
                        names("rule.", ".source", List.of(Rule.Key.values())),
                        names("story.half.", "", List.of(Rating.values())),
                        names("rating.", "", List.of(Rating.values())),
                        names("half.", "", List.of(Half.values())),
                        names("predicate.", "", List.of(Predicate.values())),
                        names("band.", "", List.of(Band.Word.values())),
                        names("measured.", "", List.of(Measure.values())),
                        ScoringPolicy.names().stream().map(name -> "policy." + name))
                .flatMap(each -> each);

        assertThat(codes).allSatisfy(key -> assertThat(Language.ID.words()).containsKey(key));
    }

    private static Stream<String> names(String before, String after, Collection<?> codes) {
        return codes.stream().map(code -> before + code + after);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
