package id.timbang.indicator.directory.scim;

import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import id.timbang.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** One of our problems, in the form in which the SDK answers it. */
final class ToldException extends ScimException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param scimType RFC 7644's word for it, none where it has none */
    ToldException(HttpStatus status, String code, @Nullable String scimType, String detail) {
        super(detail, null, status.value(), scimType);
        this.code = code;
    }

    static ToldException of(Problem problem) {
        return new ToldException(
                problem.status(),
                problem.code(),
                problem.status() == HttpStatus.BAD_REQUEST ? "invalidValue" : null,
                String.valueOf(problem.getMessage()));
    }

    String code() {
        return code;
    }
}
