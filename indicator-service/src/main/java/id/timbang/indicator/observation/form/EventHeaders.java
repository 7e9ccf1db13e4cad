package id.timbang.indicator.observation.form;

import id.timbang.indicator.input.Texts;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The attributes of a CloudEvent in binary mode: headers that begin with {@code ce-}, their values unquoted and
 * percent-decoded once, as the HTTP protocol binding of CloudEvents 1.0 has it (section 3.1.3.2).
 */
final class EventHeaders {

    private static final String PREFIX = "ce-";

    private EventHeaders() {}

    /** Whether the request is an event in binary mode. */
    static boolean areIn(HttpServletRequest request) {
        return request.getHeader(PREFIX + "specversion") != null;
    }

    /** @throws Problem a 400 where a header cannot be read */
    static EventEnvelope read(HttpServletRequest request) {
        EventEnvelope envelope = new EventEnvelope();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            String attribute = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
            if (!EventEnvelope.ATTRIBUTES.contains(attribute)) {
                continue;
            }
            if (attribute.equals("datacontenttype")) {
                throw invalid(name, "may not be there: the data's type is told by 'Content-Type'");
            }
            List<String> values = Collections.list(request.getHeaders(header));
            if (values.size() != 1 || !envelope.say(attribute, decoded(name, values.get(0)))) {
                throw invalid(name, "is there twice");
            }
        }
        return envelope;
    }

    private static String decoded(String header, String value) {
        String unquoted = unquoted(header, value.strip());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(unquoted.length());
        for (int at = 0; at < unquoted.length(); at++) {
            char character = unquoted.charAt(at);
            if (character < ' ' || character > '~') {
                throw invalid(header, "has a character outside printable ASCII; percent-encode it");
            }
            if (character != '%') {
                bytes.write(character);
                continue;
            }
            int high = at + 2 < unquoted.length() ? Character.digit(unquoted.charAt(at + 1), 16) : -1;
            int low = at + 2 < unquoted.length() ? Character.digit(unquoted.charAt(at + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw invalid(header, "has a '%' that two hexadecimal digits do not follow");
            }
            bytes.write(high * 16 + low);
            at += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw invalid(header, "is not UTF-8 when percent-decoded");
        }
    }

    private static String unquoted(String header, String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        int at = 1;
        while (at < value.length() && value.charAt(at) != '"') {
            if (value.charAt(at) == '\\') {
                at++;
            }
            if (at < value.length()) {
                text.append(value.charAt(at));
            }
            at++;
        }
        if (at != value.length() - 1) {
            throw invalid(header, "is '" + Texts.shown(value) + "', whose quotes do not end where it ends");
        }
        return text.toString();
    }

    private static Problem invalid(String header, String detail) {
        return Problem.invalid("invalid-header", "The header '" + header + "' " + detail + ".")
                .with("header", header);
    }
}
