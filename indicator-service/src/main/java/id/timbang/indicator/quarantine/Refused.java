package id.timbang.indicator.quarantine;

import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import org.springframework.http.HttpStatus;

/** Why an entry could not be replayed: a code for programs, and words for people. */
record Refused(HttpStatus status, String code, String detail) {

    /** It is as bad as before. */
    static Refused still(String code, String detail) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    static Refused conflict(String code, String detail) {
        return new Refused(HttpStatus.CONFLICT, code, detail);
    }

    static Refused notYours() {
        Problem problem = Sight.notYours();
        return new Refused(problem.status(), problem.code(), String.valueOf(problem.getMessage()));
    }

    Problem toProblem() {
        return new Problem(status, code, detail);
    }
}
