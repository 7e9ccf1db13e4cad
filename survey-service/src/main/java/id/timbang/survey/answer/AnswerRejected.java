package id.timbang.survey.answer;

/** Why an item of a request is no answer: a code for programs, and what was wrong for people. */
final class AnswerRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    AnswerRejected(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String detail() {
        return getMessage();
    }
}
