package id.timbang.kit.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * An error for the caller: a code a program can act on, and a sentence a person can. Answered as {@code
 * application/problem+json} with type {@code urn:timbang:problem:<code>}.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();

    /**
     * @param code   for example {@code unknown-employee}
     * @param detail what was wrong, where, and how to mend it
     */
    public Problem(HttpStatus status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    /** A 400: the input is wrong. */
    public static Problem invalid(String code, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** A 404: there is no such thing. */
    public static Problem notFound(String code, String detail) {
        return new Problem(HttpStatus.NOT_FOUND, code, detail);
    }

    /** Adds a fact for programs, for example {@code line}. */
    public Problem with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The answer's body. */
    public ProblemDetail toDetail() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, getMessage());
        detail.setType(java.net.URI.create("urn:timbang:problem:" + code));
        detail.setProperty("code", code);
        facts.forEach(detail::setProperty);
        return detail;
    }
}
