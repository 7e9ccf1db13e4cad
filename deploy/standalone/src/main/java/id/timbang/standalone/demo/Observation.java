package id.timbang.standalone.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An observation as it is posted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Observation(
        String id,
        String source,
        String employeeId,
        String indicator,
        OffsetDateTime occurredAt,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String reference,
        @Nullable Map<String, String> attributes) {}
