package id.timbang.kit.problem;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import id.timbang.kit.event.PublishingFailedException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** Answers every error as a problem detail that says what was wrong and where; never with a stack trace. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE || problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> notPublished(PublishingFailedException failed) {
        if (failed.isTooLarge()) {
            return problem(new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "One of the facts is larger than the event log takes (1 MB); shorten it."));
        }
        log.warn("answered 503: {}", failed.toString());
        return unavailable("event-log-unavailable", "The event log cannot be reached; nothing was accepted.");
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        MongoTimeoutException.class,
        MongoSocketException.class,
        MongoNotPrimaryException.class,
        MongoNodeIsRecoveringException.class
    })
    ResponseEntity<Object> storeAway(RuntimeException away) {
        log.warn("answered 503: {}", away.toString());
        return unavailable("store-unavailable", "The store cannot be reached.");
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        String kind = JsonProblems.plainKind(wrong.getRequiredType());
        String why;
        if (kind != null) {
            why = "'" + wrong.getValue() + "' is not " + kind;
        } else if (wrong.getCause() instanceof ConversionFailedException failed
                && failed.getCause() instanceof IllegalArgumentException ours) {
            why = String.valueOf(ours.getMessage());
        } else {
            why = "'" + wrong.getValue() + "' will not do";
        }
        return problem(Problem.invalid("wrong-parameter", "'" + wrong.getName() + "': " + why));
    }

    /** Nobody reads an answer to a client that has gone: leaving a live stream is no fault. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unforeseen(Exception unforeseen) {
        if (DisconnectedClientHelper.isClientDisconnectedException(unforeseen)) {
            log.debug("the client has gone: {}", unforeseen.toString());
            return null;
        }
        log.error("a request failed", unforeseen);
        return problem(new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "The request failed by a fault of the service; it has been logged."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return problem(
                unreadable.getCause() instanceof JacksonException json
                        ? JsonProblems.malformed(json)
                        : Problem.invalid("unreadable-body", "The request's body is missing or cannot be read."));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), error.getDefaultMessage())));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(invalid.getParameterValidationResults().stream().flatMap(parameter -> {
            String name = parameter.getMethodParameter().getParameterName();
            return parameter.getResolvableErrors().stream()
                    .map(error -> new FieldProblem(String.valueOf(name), error.getDefaultMessage()));
        }));
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException nothing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(Problem.notFound("not-found", "There is nothing at /" + nothing.getResourcePath() + "."));
    }

    /** What Spring answers by itself gets a code as well, by its status: {@code method-not-allowed}. */
    /** Who has gone away while being answered is not waiting for another answer, and is no news. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failed, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            log.debug("an answer was broken off", failed);
            return null;
        }
        return super.handleExceptionInternal(failed, body, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        if (known != null && body instanceof ProblemDetail detail) {
            String code = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            detail.setType(URI.create("urn:timbang:problem:" + code));
            detail.setProperty("code", code);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String limit = tooLarge.getMaxUploadSize() > 0 ? " (" + tooLarge.getMaxUploadSize() + " bytes)" : "";
        return problem(new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "upload-too-large",
                "The upload is larger than this service takes" + limit + "; pack it by gzip, or split it."));
    }

    /** One field that will not do. */
    record FieldProblem(String field, @Nullable String detail) {}

    private ResponseEntity<Object> invalid(Stream<FieldProblem> errors) {
        List<FieldProblem> all = errors.toList();
        return problem(Problem.invalid("invalid", "Some fields will not do; 'errors' names each.")
                .with("errors", all));
    }

    private ResponseEntity<Object> unavailable(String code, String detail) {
        return problem(new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail + " Try again in a few seconds."));
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toDetail());
    }
}
