package id.timbang.indicator.observation;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as it goes out, to the letter: so that it can be given again. */
record Reply(int status, MediaType type, String body, HttpHeaders headers) {

    Reply(HttpStatus status, MediaType type, String body) {
        this(status.value(), type, body, new HttpHeaders());
    }

    Reply with(String header, String value) {
        HttpHeaders more = HttpHeaders.copyOf(headers);
        more.set(header, value);
        return new Reply(status, type, body, more);
    }

    ResponseEntity<byte[]> toResponse() {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }
}
