package id.timbang.indicator.observation;

import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** Observations over HTTP: one, or an array. */
@RestController
@EnableConfigurationProperties(ObservationSettings.class)
class ObservationController {

    private final Intake intake;
    private final ObservationSettings settings;
    private final BodyReader reader;

    ObservationController(Intake intake, ObservationSettings settings) {
        this.intake = intake;
        this.settings = settings;
        this.reader = new BodyReader(settings.maxItems());
    }

    /** 202 when the broker has what was good; 422 when nothing was, with the same members. */
    @PostMapping(path = "/api/observations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt post(HttpServletRequest request) throws IOException {
        Receipt receipt = intake.take(read(request));
        if (receipt.isAllRejected()) {
            String first = receipt.rejected().get(0).detail();
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "all-rejected",
                            receipt.rejected().size() == 1
                                    ? "The observation was rejected: " + first + "."
                                    : "All " + receipt.rejected().size() + " observations were rejected; the first: "
                                            + first + ".")
                    .with("accepted", receipt.accepted())
                    .with("duplicates", receipt.duplicates())
                    .with("rejected", receipt.rejected());
        }
        return receipt;
    }

    private List<Item> read(HttpServletRequest request) throws IOException {
        try (LimitedBody body =
                new LimitedBody(request.getInputStream(), settings.maxBody(), request.getContentLengthLong())) {
            return reader.read(body);
        } catch (JacksonException malformed) {
            throw new HttpMessageNotReadableException(
                    "malformed JSON", malformed, new ServletServerHttpRequest(request));
        }
    }
}
