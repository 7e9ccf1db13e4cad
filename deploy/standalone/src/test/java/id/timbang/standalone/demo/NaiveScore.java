package id.timbang.standalone.demo;

import id.timbang.contracts.SurveyElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A month's score of a person worked out the plain way, to look at the demonstration without running the system. */
final class NaiveScore {

    private final JsonNode catalogue;
    private final Map<String, List<Observation>> observations = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();

    NaiveScore(JsonNode catalogue) {
        this.catalogue = catalogue;
    }

    void add(WorkDay day) {
        day.observations().forEach(told -> observations
                .computeIfAbsent(told.indicator(), any -> new ArrayList<>())
                .add(told));
        answers.addAll(day.answers());
    }

    double score(String scorecard) {
        double sum = 0;
        double weights = 0;
        for (JsonNode item : catalogue.at("/scorecards/" + scorecard + "/items")) {
            double actual = actual(item.path("indicator").asString());
            if (Double.isNaN(actual)) {
                continue;
            }
            boolean lower = indicator(item).path("polarity").asString().equals("LOWER");
            double share = actual / item.path("target").asDouble();
            double achievement = Math.max(0, Math.min(120, 100 * (lower ? 2 - share : share)));
            sum += achievement * item.path("weight").asDouble();
            weights += item.path("weight").asDouble();
        }
        return sum / weights;
    }

    private JsonNode indicator(JsonNode item) {
        return catalogue.at("/indicators/" + item.path("indicator").asString());
    }

    private double actual(String indicator) {
        if (indicator.equals("satisfaction")) {
            return answers.stream()
                    .flatMap(answer ->
                            java.util.Arrays.stream(SurveyElement.values()).map(answer.elements()::get))
                    .mapToInt(value -> value * 25)
                    .average()
                    .orElse(Double.NaN);
        }
        JsonNode how = catalogue.at("/indicators/" + indicator);
        List<Observation> told = observations.getOrDefault(indicator, List.of());
        return switch (how.path("measure").asString()) {
            case "COUNT" ->
                told.stream()
                        .mapToDouble(
                                one -> one.value() == null ? 1 : one.value().doubleValue())
                        .sum();
            case "SHARE_WITHIN" ->
                told.stream()
                        .mapToDouble(one -> one.value().doubleValue()
                                        <= how.path("threshold").asDouble()
                                ? 100
                                : 0)
                        .average()
                        .orElse(Double.NaN);
            case "RATIO" ->
                100
                        * told.stream()
                                .mapToDouble(one -> one.numerator().doubleValue())
                                .sum()
                        / told.stream()
                                .mapToDouble(one -> one.denominator().doubleValue())
                                .sum();
            default -> throw new IllegalStateException(indicator);
        };
    }
}
