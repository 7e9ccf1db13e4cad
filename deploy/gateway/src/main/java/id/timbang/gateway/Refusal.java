package id.timbang.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request that the front door itself refuses: told as a problem with a code that a program can act on. */
public final class Refusal extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final HttpHeaders headers = new HttpHeaders();

    /** @param detail what was wrong, and how to mend it */
    public Refusal(HttpStatus status, String code, String detail) {
        super(status, detail);
        this.code = code;
    }

    /** 401: nobody is known by what the request brought. */
    public static Refusal notLoggedIn() {
        Refusal refusal = new Refusal(
                HttpStatus.UNAUTHORIZED,
                "not-logged-in",
                "This needs a log-in, or a valid access token (Authorization: Bearer ...); it is missing, has ended, or is"
                        + " not of this installation.");
        refusal.headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refusal;
    }

    /** 503: nobody can be known, because the identity provider does not answer. */
    public static Refusal providerAway() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "identity-provider-away",
                "The identity provider does not answer, so nobody can be known. Try again in a few seconds.");
    }

    /** 429: too much from one client. */
    public static Refusal tooMuch(String detail, Duration retryAfter) {
        Refusal refusal = new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", detail);
        refusal.headers.set(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        return refusal;
    }

    public String code() {
        return code;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** The refusal that an error is, or was caused by. */
    static @Nullable Refusal in(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
