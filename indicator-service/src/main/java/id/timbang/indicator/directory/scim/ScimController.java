package id.timbang.indicator.directory.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** SCIM 2.0 over HTTP: what is asked goes to the SDK, for managers only; every error is told as SCIM has it. */
@RestController
@RequestMapping("/scim/v2")
class ScimController {

    private static final MediaType SCIM = MediaType.valueOf("application/scim+json");
    private static final int LARGEST_BODY = 256 * 1024;
    private static final int LONGEST_QUERY = 1_000;

    private final ResourceEndpoint endpoint;
    private final ScimSettings settings;

    ScimController(ResourceEndpoint endpoint, ScimSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    @GetMapping("/Users")
    ResponseEntity<String> list(Caller caller, HttpServletRequest request) throws IOException {
        return answer(caller, HttpMethod.GET, request);
    }

    @PostMapping("/Users")
    ResponseEntity<String> create(Caller caller, HttpServletRequest request) throws IOException {
        return answer(caller, HttpMethod.POST, request);
    }

    @GetMapping("/Users/{id}")
    ResponseEntity<String> get(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        return answer(caller, HttpMethod.GET, id, request);
    }

    @PutMapping("/Users/{id}")
    ResponseEntity<String> replace(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        return answer(caller, HttpMethod.PUT, id, request);
    }

    @PatchMapping("/Users/{id}")
    ResponseEntity<String> change(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        return answer(caller, HttpMethod.PATCH, id, request);
    }

    @DeleteMapping("/Users/{id}")
    ResponseEntity<String> delete(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        return answer(caller, HttpMethod.DELETE, id, request);
    }

    @GetMapping("/ServiceProviderConfig")
    ResponseEntity<String> provider(Caller caller, HttpServletRequest request) throws IOException {
        return answer(caller, HttpMethod.GET, request);
    }

    @GetMapping("/Schemas")
    ResponseEntity<String> schemas(Caller caller, HttpServletRequest request) throws IOException {
        return answer(caller, HttpMethod.GET, request);
    }

    @GetMapping("/ResourceTypes")
    ResponseEntity<String> types(Caller caller, HttpServletRequest request) throws IOException {
        return answer(caller, HttpMethod.GET, request);
    }

    /** Of one user. The SDK takes an address that ends like its own words for the whole list. */
    private ResponseEntity<String> answer(Caller caller, HttpMethod method, String id, HttpServletRequest request)
            throws IOException {
        if ("/Users".endsWith(id) || "/.search".endsWith(id)) {
            return error(ToldException.of(Problem.invalid(
                    "invalid", "An employee with such an id can be asked and changed by /api/employees only.")));
        }
        return answer(caller, method, request);
    }

    private ResponseEntity<String> answer(Caller caller, HttpMethod method, HttpServletRequest request)
            throws IOException {
        try {
            Rights.require(Rights.isManager(caller));
            String query = request.getQueryString();
            if (query != null && query.length() > LONGEST_QUERY) {
                throw Problem.invalid("invalid", "The query is longer than " + LONGEST_QUERY + " characters.");
            }
            ScimResponse response = endpoint.handleRequest(
                    settings.outside(request.getRequestURL(), request.getRequestURI())
                            + (query == null ? "" : "?" + query),
                    method,
                    body(request),
                    Map.of(
                            HttpHeaders.CONTENT_TYPE,
                            Objects.requireNonNullElse(request.getContentType(), SCIM.toString())),
                    new Context(new ScimCaller(caller)));
            return answer(response);
        } catch (Problem problem) {
            return error(ToldException.of(problem));
        }
    }

    private static ResponseEntity<String> error(ToldException problem) {
        return answer(new ErrorResponse(problem));
    }

    private static ResponseEntity<String> answer(ScimResponse response) {
        if (response instanceof ErrorResponse error && error.getScimException() instanceof ToldException told) {
            // Beside what RFC 7644 has: the code by which the rest of the interface tells errors apart.
            response.put("code", told.code());
        }
        String location = response.getHttpHeaders().get(HttpHeaders.LOCATION);
        if (location != null && response.get("meta") instanceof ObjectNode meta && !meta.has("location")) {
            // The SDK leaves it out of the answer to a PATCH.
            meta.put("location", location);
        }
        boolean empty = response.getHttpStatus() == HttpStatus.NO_CONTENT.value();
        return ResponseEntity.status(response.getHttpStatus())
                .contentType(SCIM)
                .headers(headers -> {
                    if (location != null) {
                        headers.set(HttpHeaders.LOCATION, location);
                    }
                })
                .body(empty ? null : response.toString());
    }

    private static String body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is larger than " + LARGEST_BODY + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.invalid("unreadable-body", "The body is not written in UTF-8.");
        }
    }
}
