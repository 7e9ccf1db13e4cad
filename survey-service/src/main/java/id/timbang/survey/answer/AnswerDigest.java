package id.timbang.survey.answer;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyElement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether two answers say the same, without keeping what they say. The day is left out: an answer repeated
 * after midnight, and so dated a day later, is the same answer.
 */
final class AnswerDigest {

    private AnswerDigest() {}

    static String of(AnswerSubmitted answer) {
        String said = Stream.of(SurveyElement.values())
                .map(element -> element + "=" + answer.elements().get(element))
                .collect(Collectors.joining(",", answer.answerId() + "|" + answer.surveyId() + "|", ""));
        byte[] bytes = (said + "|" + answer.employeeId()).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
