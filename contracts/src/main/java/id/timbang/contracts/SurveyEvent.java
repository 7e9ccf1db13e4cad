package id.timbang.contracts;

/** What citizens answered. */
public sealed interface SurveyEvent extends Event permits AnswerSubmitted {

    @Override
    default String eventSource() {
        return "timbang/survey-service";
    }
}
