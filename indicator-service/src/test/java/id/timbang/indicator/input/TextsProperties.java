package id.timbang.indicator.input;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TextsProperties {

    /** Compared with what Java itself says of the text's characters. */
    @Property
    void a_text_will_do_where_no_character_of_it_is_a_control_or_half_of_a_pair(@ForAll String text) {
        boolean control = text.codePoints().anyMatch(Character::isISOControl);
        boolean half = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);

        assertThat(Texts.lineProblem(text, 10_000) != null).isEqualTo(control || half);
        assertThat(Texts.problem(text, 10_000) != null).isEqualTo(half || text.indexOf('\0') >= 0);
    }

    @Property
    void halves_of_pairs_are_found_wherever_they_stand(@ForAll boolean first, @ForAll String before) {
        String whole = before.replaceAll("[\\uD800-\\uDFFF]", "") + "\uD83D\uDE00";
        String half = first ? whole.substring(0, whole.length() - 1) : whole.replace('\uD83D', 'x');

        assertThat(Texts.problem(whole.replace("\0", ""), 10_000)).isNull();
        assertThat(Texts.problem(half.replace("\0", ""), 10_000)).contains("surrogate");
    }
}
