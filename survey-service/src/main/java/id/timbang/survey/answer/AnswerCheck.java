package id.timbang.survey.answer;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyChanged;
import id.timbang.contracts.SurveyElement;
import id.timbang.survey.directory.Directory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes one item of a request the event it stands for, or says why it cannot be one. All nine elements must be
 * answered: the index is the mean of nine means, and over different citizens each it would be nobody's opinion.
 */
final class AnswerCheck {

    private static final Set<String> FIELDS = Set.of("answerId", "employeeId", "elements", "day");
    private static final Pattern RANDOM_UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final SurveyChanged survey;
    private final Directory directory;
    private final Predicate<String> known;
    private final LocalDate today;

    /** @param known whether there is such an employee, as far as the caller may be told */
    AnswerCheck(SurveyChanged survey, Directory directory, Predicate<String> known, LocalDate today) {
        this.survey = survey;
        this.directory = directory;
        this.known = known;
        this.today = today;
    }

    /** @throws AnswerRejected with the reason */
    AnswerSubmitted check(JsonNode item) throws AnswerRejected {
        if (!item.isObject()) {
            throw new AnswerRejected("no-answer", "An answer is a JSON object with 'elements'.");
        }
        Set<String> unknown = new TreeSet<>(item.propertyNames());
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new AnswerRejected(
                    "unknown-field", "An answer has no " + unknown + ", only " + new TreeSet<>(FIELDS));
        }
        String employeeId = text(item, "employeeId");
        return new AnswerSubmitted(
                answerId(text(item, "answerId")),
                survey.surveyId(),
                employeeId == null ? survey.officeId() : officeOf(employeeId),
                employeeId,
                survey.indicator(),
                day(text(item, "day")),
                elements(item.path("elements")));
    }

    private static String answerId(@Nullable String given) throws AnswerRejected {
        if (given == null) {
            return UUID.randomUUID().toString();
        }
        // Another version would carry a time or a computer's address.
        if (!RANDOM_UUID.matcher(given).matches()) {
            throw new AnswerRejected(
                    "wrong-answer-id", "'answerId' must be a random UUID (version 4), or be left out.");
        }
        return given.toLowerCase(Locale.ROOT);
    }

    private String officeOf(String employeeId) throws AnswerRejected {
        String officeId = directory
                .officeOf(employeeId)
                .filter(office -> known.test(employeeId))
                .orElseThrow(() ->
                        new AnswerRejected("unknown-employee", "The directory has no employee '" + employeeId + "'."));
        if (!directory.isWithin(officeId, survey.officeId())) {
            throw new AnswerRejected(
                    "employee-of-another-office",
                    "Employee '" + employeeId + "' works at '" + officeId + "'; the survey is about '"
                            + survey.officeId() + "' and the offices below it.");
        }
        return officeId;
    }

    private LocalDate day(@Nullable String given) throws AnswerRejected {
        LocalDate day = given == null ? today : parsed(given);
        if (day.isAfter(today)) {
            throw new AnswerRejected("future-day", "'day' " + day + " is yet to come; today is " + today + ".");
        }
        if (day.isBefore(survey.from()) || day.isAfter(survey.to())) {
            throw new AnswerRejected(
                    "outside-survey",
                    "The day " + day + " is not within the survey, " + survey.from() + " to " + survey.to() + ".");
        }
        return day;
    }

    private static LocalDate parsed(String day) throws AnswerRejected {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException noDay) {
            throw new AnswerRejected("wrong-day", "'day' is a date without a time, as 2026-11-24.");
        }
    }

    private static Map<SurveyElement, Integer> elements(JsonNode given) throws AnswerRejected {
        Map<SurveyElement, Integer> elements = new EnumMap<>(SurveyElement.class);
        List<String> unknown = new ArrayList<>(given.propertyNames());
        for (SurveyElement element : SurveyElement.values()) {
            if (unknown.remove(element.name())) {
                elements.put(element, value(element, given.path(element.name())));
            }
        }
        if (!unknown.isEmpty()) {
            throw new AnswerRejected("unknown-element", "There is no element " + unknown + "; the nine are " + names());
        }
        if (elements.size() < SurveyElement.values().length) {
            throw new AnswerRejected(
                    "missing-elements",
                    "All nine elements must be answered, for the index is the mean of nine; missing: "
                            + Stream.of(SurveyElement.values())
                                    .filter(element -> !elements.containsKey(element))
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")));
        }
        return elements;
    }

    private static int value(SurveyElement element, JsonNode value) throws AnswerRejected {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > 4) {
            throw new AnswerRejected(
                    "wrong-value", "'" + element + "' is answered by a whole number 1 (worst) to 4 (best).");
        }
        return value.intValue();
    }

    private static @Nullable String text(JsonNode item, String field) throws AnswerRejected {
        JsonNode value = item.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().isBlank()) {
            throw new AnswerRejected("wrong-field", "'" + field + "' is a text, or left out.");
        }
        return value.asString();
    }

    private static String names() {
        return Stream.of(SurveyElement.values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
