package id.timbang.survey;

import id.timbang.contracts.SurveyElement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers as JSON, as a client writes them. */
final class Answers {

    private Answers() {}

    /** All nine elements with the same value. */
    static String elements(int value) {
        return Stream.of(SurveyElement.values())
                .map(element -> "\"" + element + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String about(String employeeId, int value) {
        return "{\"employeeId\":\"" + employeeId + "\",\"elements\":" + elements(value) + "}";
    }

    static String withId(String answerId, String employeeId, int value) {
        return "{\"answerId\":\"" + answerId + "\",\"employeeId\":\"" + employeeId + "\",\"elements\":"
                + elements(value) + "}";
    }

    /** That many answers, spread over the employees. */
    static String many(int count, int value, String... employees) {
        return IntStream.range(0, count)
                .mapToObj(index -> about(employees[index % employees.length], value))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String survey(String officeId) {
        return """
                {"name":{"id":"SKM","en":"Survey"},"officeId":"%s","from":"2026-10-01","to":"2026-12-31"}""".formatted(officeId);
    }
}
