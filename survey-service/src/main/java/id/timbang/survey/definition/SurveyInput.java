package id.timbang.survey.definition;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.SurveyChanged;
import id.timbang.contracts.SurveyChanged.Convention;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A survey as it is handed in.
 *
 * @param convention     {@code ONE_NINTH} where not given
 * @param minimumAnswers 5 where not given; with 1, every answer could be read off the results
 */
record SurveyInput(
        @NotNull @Valid @Nullable Name name,
        @NotBlank @Nullable String officeId,
        @Nullable String indicator,
        @NotNull @Nullable LocalDate from,
        @NotNull @Nullable LocalDate to,
        @Nullable Convention convention,
        @Min(2) @Max(1000) @Nullable Integer minimumAnswers) {

    private static final int DEFAULT_MINIMUM = 5;

    record Name(
            @NotBlank @Size(max = 200) @Nullable String id,
            @NotBlank @Size(max = 200) @Nullable String en) {}

    /** The wanted state; the fields have been validated. */
    SurveyChanged toState(String surveyId, long version) {
        if (name == null || name.id == null || name.en == null || officeId == null || from == null || to == null) {
            throw new IllegalStateException("not validated");
        }
        return new SurveyChanged(
                surveyId,
                version,
                new LocalizedText(name.id, name.en),
                officeId,
                indicator,
                from,
                to,
                convention == null ? Convention.ONE_NINTH : convention,
                minimumAnswers == null ? DEFAULT_MINIMUM : minimumAnswers);
    }
}
