package id.timbang.contracts;

/** What citizens answered, and which answers results are shown of. */
public sealed interface SurveyEvent extends Event permits AnswerSubmitted, SurveyResultsReleased {

    @Override
    default String eventSource() {
        return "timbang/survey-service";
    }
}
