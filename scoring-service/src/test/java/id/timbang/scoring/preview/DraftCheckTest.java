package id.timbang.scoring.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.problem.Problem;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Drafts that cannot be scored by are refused, each field by its name. */
class DraftCheckTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SOUND = """
            {"position": "officer", "from": "2026-01", "policy": "linear", "items": [
              {"indicator": "documents", "half": "RESULTS", "weight": 62.5, "target": 40, "prorated": true},
              {"indicator": "hours", "half": "BEHAVIOUR", "weight": 37.5, "targetRange": {"from": 0, "to": 8},
               "minimumEvidence": 3}]}""";

    @Test
    void a_sound_draft_is_taken_as_it_is() {
        ScorecardChanged draft = checked(SOUND);

        assertThat(draft.position()).isEqualTo("officer");
        assertThat(draft.items()).hasSize(2);
        assertThat(draft.items().get(0).target()).isEqualTo("40");
        assertThat(draft.items().get(0).prorated()).isTrue();
        assertThat(draft.items().get(1).minimumEvidence()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "officer"            | ""            | position: is missing
            "officer"            | "a\\u0000b"   | position: has a control character
            "officer"            | "\\ud800"     | position: has a control character, or half of a surrogate pair
            "from": "2026-01",   |               | from: is missing
            "from": "2026-01"    | "from": "2026-02", "to": "2026-01" | to: 2026-01 is before 'from', 2026-02
            "linear"             | "quadratic"   | policy: there is no policy 'quadratic'; there are [linear, permenpanrb-8-2021]
            "documents"          | "unheard-of"  | items[0].indicator: there is no indicator 'unheard-of'
            "documents"          | "hours"       | items[1].indicator: 'hours' is in the scorecard twice
            "half": "RESULTS",   |               | items[0].half: is missing
            62.5                 | 62.4          | items: the weights total 99.9, which is 0.1 short of 100
            62.5                 | 62.500000001  | items: the weights total 100.000000001, which is 0.000000001 more than 100
            62.5                 | 0             | items[0].weight: must be above 0 and at most 100
            62.5                 | 1e400000000   | items[0].weight: is out of range
            62.5                 | 1e-400000000  | items[0].weight: has more than 9 decimals
            62.5                 | null          | items[0].weight: is missing
            "target": 40         | "target": 0   | items[0].target: must be above 0
            "target": 40,        |               | items[0].target: is missing
            "target": 40         | "target": 40, "targetRange": {"from": 1, "to": 2} | items[0].target: stands beside 'targetRange'
            "from": 0            | "from": 9     | items[1].targetRange.from: 9 is more than 'to', 8
            "from": 0            | "from": -1    | items[1].targetRange.from: must not be below 0
            "to": 8              | "to": 0       | items[1].targetRange.to: must be above 0
            "minimumEvidence": 3 | "minimumEvidence": 2.5     | items[1].minimumEvidence: must be a whole number
            "minimumEvidence": 3 | "minimumEvidence": 1000001 | items[1].minimumEvidence: must be a whole number
            """)
    void a_draft_with_a_fault_is_refused_by_the_name_of_the_field(String sound, String faulty, String told) {
        String draft = SOUND.replace(sound, faulty == null ? "" : faulty);

        Problem refused = catchThrowableOfType(Problem.class, () -> checked(draft));

        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.getMessage()).contains(told);
        assertThat(refused.toDetail().getProperties()).containsKey("errors");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Problem refused = catchThrowableOfType(Problem.class, () -> checked("{\"items\": [null, {}]}"));

        assertThat(refused.getMessage())
                .contains(
                        "position: is missing",
                        "from: is missing",
                        "policy: is missing",
                        "items[0]: is null",
                        "items[1].indicator: is missing",
                        "items[1].weight: is missing",
                        "items[1].target: is missing");
    }

    @Test
    void items_are_one_to_a_hundred() {
        assertThat(catchThrowableOfType(Problem.class, () -> checked("{}")).getMessage())
                .contains("items: is missing");
        assertThat(catchThrowableOfType(Problem.class, () -> checked("{\"items\": []}"))
                        .getMessage())
                .contains("items: must be 1 to 100, not 0");
        String many = "{\"items\": [" + String.join(",", Collections.nCopies(101, "{}")) + "]}";
        assertThat(catchThrowableOfType(Problem.class, () -> checked(many)).getMessage())
                .contains("items: must be 1 to 100, not 101");
    }

    private static ScorecardChanged checked(String body) {
        return new DraftCheck(Set.of("documents", "hours")).checked(JSON.readValue(body, PreviewBody.class));
    }
}
