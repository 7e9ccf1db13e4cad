package id.timbang.survey.result;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyResultsReleased;
import java.time.YearMonth;

/** The smallest unit results are kept for: a survey's answers of one office itself and one month. */
record SurveyMonth(String surveyId, String officeId, YearMonth month) {

    static SurveyMonth of(AnswerSubmitted answer) {
        return new SurveyMonth(answer.surveyId(), answer.officeId(), YearMonth.from(answer.day()));
    }

    static SurveyMonth of(SurveyResultsReleased results) {
        return new SurveyMonth(results.surveyId(), results.officeId(), results.month());
    }

    String key() {
        return SurveyResultsReleased.key(surveyId, officeId, month);
    }
}
