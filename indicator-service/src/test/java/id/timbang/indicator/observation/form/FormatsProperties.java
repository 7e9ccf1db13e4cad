package id.timbang.indicator.observation.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The same observations are the same whatever form they come in. */
class FormatsProperties {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObservationSettings SETTINGS = new ObservationSettings(
            DataSize.ofMegabytes(8),
            100_000,
            DataSize.ofKilobytes(64),
            DataSize.ofMegabytes(100),
            200,
            8,
            6,
            Duration.ZERO);

    @Property(tries = 300)
    void every_form_gives_the_same_items(@ForAll("batches") List<ObservationInput> batch) {
        List<Item> expected = batch.stream().map(input -> new Item(input, null)).toList();

        assertThat(read("application/json", JSON.writeValueAsString(maps(batch))))
                .isEqualTo(expected);
        assertThat(read("application/x-ndjson", ndjson(batch))).isEqualTo(expected);
        assertThat(read("text/csv", csv(batch))).isEqualTo(expected);
        assertThat(read("application/cloudevents-batch+json", JSON.writeValueAsString(events(batch))))
                .isEqualTo(expected);
        for (ObservationInput input : batch) {
            assertThat(read("application/cloudevents+json", JSON.writeValueAsString(event(input))))
                    .containsExactly(new Item(input, null));
            assertThat(binary(input)).containsExactly(new Item(input, null));
        }
    }

    private static List<Item> read(String type, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType(type);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return read(request);
    }

    private static List<Item> read(MockHttpServletRequest request) {
        List<Item> items = new ArrayList<>();
        try (RequestBody body = RequestBody.of(request, SETTINGS, true)) {
            new Formats(SETTINGS).of(request).read(body, read -> items.add(read.item()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return items;
    }

    private static Map<String, Object> map(ObservationInput input) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("attributes", input.attributes());
        map.put("value", input.value());
        map.put("numerator", input.numerator());
        map.put("denominator", input.denominator());
        map.put("indicator", input.indicator());
        map.put("reference", input.reference());
        map.put("nip", input.nip());
        map.put("id", input.id());
        map.put("source", input.source());
        map.put("employeeId", input.employeeId());
        map.put("occurredAt", input.occurredAt());
        map.values().removeIf(java.util.Objects::isNull);
        return map;
    }

    private static List<Map<String, Object>> maps(List<ObservationInput> batch) {
        return batch.stream().map(FormatsProperties::map).toList();
    }

    private static String ndjson(List<ObservationInput> batch) {
        return maps(batch).stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n"));
    }

    /** Written by hand, everything in quotes. */
    private static String csv(List<ObservationInput> batch) {
        TreeSet<String> names = new TreeSet<>();
        batch.forEach(input -> names.addAll(
                input.attributes() == null ? List.of() : input.attributes().keySet()));
        List<String> fields = List.of(
                "occurredAt",
                "id",
                "nip",
                "source",
                "employeeId",
                "indicator",
                "value",
                "numerator",
                "denominator",
                "reference");
        StringBuilder csv = new StringBuilder(String.join(",", fields));
        names.forEach(name ->
                csv.append(",\"attributes.").append(name.replace("\"", "\"\"")).append('"'));
        for (ObservationInput input : batch) {
            Map<String, Object> map = map(input);
            List<String> values = new ArrayList<>();
            fields.forEach(field -> values.add(quoted(map.get(field))));
            names.forEach(name -> values.add(quoted(
                    input.attributes() == null ? null : input.attributes().get(name))));
            csv.append("\r\n").append(String.join(",", values));
        }
        return csv.toString();
    }

    private static String quoted(Object value) {
        String text = value == null ? "" : value instanceof BigDecimal number ? number.toString() : value.toString();
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static List<Map<String, Object>> events(List<ObservationInput> batch) {
        return batch.stream().map(FormatsProperties::event).toList();
    }

    private static Map<String, Object> envelope(ObservationInput input) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", input.id());
        event.put("source", input.source());
        event.put("type", "timbang.observation.v1");
        event.put("time", input.occurredAt());
        if (input.employeeId() != null) {
            event.put("subject", input.employeeId());
        }
        return event;
    }

    /** With the data before, after, or packed; naming what the envelope says, or not. */
    private static Map<String, Object> event(ObservationInput input) {
        Map<String, Object> data = map(input);
        boolean brief = input.id().length() % 2 == 0;
        if (brief) {
            List.of("id", "source", "occurredAt", "employeeId").forEach(data::remove);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        if (input.id().length() % 3 == 0) {
            event.put("data_base64", Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(data)));
        } else {
            event.put("data", data);
        }
        event.putAll(envelope(input));
        return event;
    }

    private static List<Item> binary(ObservationInput input) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/json");
        envelope(input).forEach((name, value) -> request.addHeader("ce-" + name, percent(value.toString())));
        Map<String, Object> data = map(input);
        List.of("id", "source", "occurredAt", "employeeId").forEach(data::remove);
        request.setContent(JSON.writeValueAsBytes(data));
        return read(request);
    }

    private static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    one > ' ' && one < 127 && one != '%' && one != '"' ? (char) one + "" : "%%%02X".formatted(one));
        }
        return encoded.toString();
    }

    @Provide
    Arbitrary<List<ObservationInput>> batches() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab 1,;\"'=%+-\\\u00e9\u20ac\n\t")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.isBlank())
                .map(text -> text + "\ud83d\ude00");
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abK .\u00e9")
                .ofMinLength(1)
                .ofMaxLength(4)
                .map(name -> "k" + name + "k");
        Arbitrary<BigDecimal> numbers = Arbitraries.of("0", "-0.5", "7.250", "1E+3", "123456789012345.123456789")
                .map(BigDecimal::new)
                .map(number -> new BigDecimal(number.toPlainString()))
                .injectNull(0.5);
        Arbitrary<Map<String, String>> attributes =
                Arbitraries.maps(names, texts).ofMinSize(1).ofMaxSize(3).injectNull(0.4);
        return Combinators.combine(
                        texts,
                        Arbitraries.of("siak", "a.b:c_d-1"),
                        Arbitraries.of("budi", "e-0001").injectNull(0.3),
                        texts,
                        texts.injectNull(0.5),
                        numbers,
                        numbers,
                        attributes)
                .as((id, source, employee, indicator, reference, value, part, facts) -> new ObservationInput(
                        id,
                        source,
                        employee,
                        employee == null ? "199004172015031007" : null,
                        indicator,
                        "2026-11-02T09:41:00+07:00",
                        value,
                        part,
                        part,
                        reference,
                        facts))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
