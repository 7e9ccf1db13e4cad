package id.timbang.kit.problem;

import id.timbang.kit.event.PublishingFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;

/** Answers every error as a problem detail that says what was wrong and where; never with a stack trace. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokerAway(PublishingFailedException away) {
        log.warn("answered 503: {}", away.toString());
        return unavailable("event-log-unavailable", "The event log cannot be reached; nothing was accepted.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeAway(DataAccessException away) {
        log.warn("answered 503: {}", away.toString());
        return unavailable("store-unavailable", "The store cannot be reached.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        Throwable root = wrong.getMostSpecificCause();
        String why =
                root instanceof IllegalArgumentException ? root.getMessage() : "'" + wrong.getValue() + "' will not do";
        return answer(Problem.invalid("wrong-parameter", "'" + wrong.getName() + "': " + why), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception unforeseen) {
        log.error("a request failed", unforeseen);
        return answer(
                new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "The request failed by a fault of the service; it has been logged."),
                new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem = unreadable.getCause() instanceof JacksonException json
                ? malformed(json)
                : Problem.invalid("unreadable-body", "The request's body is missing or cannot be read.");
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toDetail());
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = Problem.invalid("invalid", "Some fields will not do; 'errors' names each.")
                .with(
                        "errors",
                        invalid.getBindingResult().getFieldErrors().stream()
                                .map(FieldProblem::of)
                                .toList());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toDetail());
    }

    /** One field that will not do. */
    record FieldProblem(String field, String detail) {
        static FieldProblem of(FieldError error) {
            return new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage()));
        }
    }

    /** Malformed JSON, with line, column and, where known, the field. */
    public static Problem malformed(JacksonException json) {
        TokenStreamLocation at = json.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String field = json instanceof DatabindException databind
                        && !databind.getPath().isEmpty()
                ? databind.getPathReference()
                        .replaceAll("[\\w.$]+\\[\"([^\"]+)\"]", "$1")
                        .replace("->", ".")
                : null;
        Problem problem = Problem.invalid(
                "malformed-json",
                "The JSON cannot be read" + where + (field == null ? "" : ", at '" + field + "'") + ": "
                        + json.getOriginalMessage());
        if (at != null) {
            problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
        }
        return problem;
    }

    private static ResponseEntity<ProblemDetail> unavailable(String code, String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return answer(
                new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail + " Try again in a few seconds."), headers);
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toDetail());
    }
}
