package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.Presence;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a score would be with other figures. */
class WhatIfTest {

    @Example
    void an_item_without_enough_evidence_counts_as_if_there_were_and_the_answer_says_so() {
        WhatIf supposed = WhatIf.of(Budi.november(2, null), Map.of("satisfaction", new BigDecimal("96")));

        assertThat(supposed.before().score()).isEqualTo("103.30");
        assertThat(supposed.after().score()).isEqualTo("106.64");
        assertThat(supposed.after().coverage()).isEqualTo("100.00");
        assertThat(supposed.difference()).isEqualTo("3.34");
        assertThat(supposed.notes())
                .extracting(LocalizedText::en)
                .contains("Citizen satisfaction does not count in the score yet; here it is taken as if there were"
                        + " enough evidence.");
        assertThat(supposed.items().get(2).assumed()).isTrue();
        assertThat(supposed.items().get(2).before().contribution()).isNull();
        assertThat(supposed.items().get(2).after().contribution()).isEqualTo("24.00");
    }

    @Example
    void an_item_that_nobody_was_there_for_does_not_count_whatever_is_supposed() {
        WhatIf supposed = WhatIf.of(
                Budi.november(6, new Presence(22, 0, Map.of("LEAVE", 22))), Map.of("documents", BigDecimal.TEN));

        assertThat(supposed.difference()).isEqualByComparingTo("0");
        assertThat(supposed.notes())
                .extracting(LocalizedText::en)
                .contains("Documents processed still does not count, whatever the figure.");
    }

    @Property(tries = 100)
    void supposing_a_count_is_as_good_as_having_counted_it(@ForAll @IntRange(min = 1, max = 200) int documents) {
        WhatIf supposed =
                WhatIf.of(Budi.november(6, Budi.TWO_DAYS_OFF), Map.of("documents", new BigDecimal(documents)));

        assertThat(supposed.after().score())
                .isEqualTo(Budi.grounds(
                                Budi.SCORECARD,
                                Budi.documents(documents),
                                Budi.errors(4, 97),
                                Budi.answers(6),
                                Budi.TWO_DAYS_OFF)
                        .score()
                        .score());
    }
}
