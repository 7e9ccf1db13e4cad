package id.timbang.kit.problem;

import com.mongodb.MongoTimeoutException;
import id.timbang.contracts.Period;
import id.timbang.kit.event.PublishingFailedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service that does nothing but fail, in every way a service can. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TinyService.Failing.class)
class TinyService {

    record Weight(
            @NotBlank String indicator,
            BigDecimal weight,
            @Nullable Integer minimumEvidence,
            @Nullable LocalDate from,
            @Nullable TimeUnit unit) {}

    record Body(@Valid List<Weight> items, @Nullable Period period) {}

    @RestController
    static class Failing {

        @PostMapping("/api/bodies")
        Body body(@Valid @RequestBody Body body) {
            return body;
        }

        @GetMapping(path = "/api/parameters", produces = "text/csv")
        String parameter(
                @RequestParam(required = false) Period period,
                @RequestParam(required = false) TimeUnit unit,
                @RequestParam(required = false) LocalDate day,
                @RequestParam @Max(200) int size) {
            return period + "," + unit + "," + day + "," + size;
        }

        @GetMapping("/api/failures/{kind}")
        String fail(@PathVariable String kind) {
            throw switch (kind) {
                case "ours" ->
                    new Problem(HttpStatus.CONFLICT, "taken", "'a' is taken; choose another id.").with("id", "a");
                case "broker" -> new PublishingFailedException("no ack", new TimeoutException("node kafka-7:9092"));
                case "large" -> new PublishingFailedException("no ack", new RecordTooLargeException("1100100 bytes"));
                case "store" -> new MongoTimeoutException("no server at mongo-7:27017");
                default -> new IllegalStateException("secret of the inside");
            };
        }
    }
}
