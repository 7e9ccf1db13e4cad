package id.timbang.survey.answer;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyChanged;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.survey.Arrivals;
import id.timbang.survey.answer.AnswerIds.Claim;
import id.timbang.survey.directory.Directory;
import id.timbang.survey.rights.Rights;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The one door for answers. */
@Component
class AnswerIntake {

    private final Directory directory;
    private final Rights rights;
    private final Arrivals arrivals;
    private final AnswerIds ids;
    private final EventPublisher publisher;
    private final Clock clock;

    AnswerIntake(
            Directory directory,
            Rights rights,
            Arrivals arrivals,
            AnswerIds ids,
            EventPublisher publisher,
            Clock clock,
            TimbangProperties settings) {
        this.directory = directory;
        this.rights = rights;
        this.arrivals = arrivals;
        this.ids = ids;
        this.publisher = publisher;
        this.clock = clock.withZone(settings.zone());
    }

    /**
     * What became of a request's items.
     *
     * @param accepted how many are in the log, those repeated with their {@code answerId} included
     */
    record Result(int accepted, List<Rejection> rejected) {}

    /** An item that is not in the log: its place in the request from 0, a code, and what was wrong. */
    record Rejection(int index, String code, String detail) {}

    /**
     * Checks each item and publishes the good ones; returns only after the broker has acknowledged them.
     *
     * @param caller who may manage the survey, though not everybody whom its answers may name
     * @throws id.timbang.kit.event.PublishingFailedException when it did not; to hand the request in again is safe
     *     for items with an {@code answerId} of their own
     */
    Result accept(Caller caller, SurveyChanged survey, List<JsonNode> items) {
        Predicate<String> known = employee -> rights.managesEmployee(caller, employee);
        awaitEmployees(items, known);
        AnswerCheck check = new AnswerCheck(survey, directory, known, LocalDate.now(clock));
        List<AnswerSubmitted> answers = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            JsonNode item = items.get(index);
            try {
                AnswerSubmitted answer = check.check(item);
                if (!item.hasNonNull("answerId") || claim(answer) == Claim.NEW) {
                    answers.add(answer);
                }
            } catch (AnswerRejected reason) {
                rejected.add(new Rejection(index, reason.code(), reason.detail()));
            }
        }
        publisher.publishAll(answers);
        return new Result(items.size() - rejected.size(), rejected);
    }

    private Claim claim(AnswerSubmitted answer) throws AnswerRejected {
        Claim claim = ids.claim(answer);
        if (claim == Claim.TAKEN) {
            throw new AnswerRejected(
                    "answer-id-taken",
                    "'answerId' " + answer.answerId() + " was used for a different answer; give each its own.");
        }
        return claim;
    }

    /** Strangers are waited for, too: the time an answer takes shall not tell them from nobody. */
    private void awaitEmployees(List<JsonNode> items, Predicate<String> known) {
        Set<String> named = items.stream()
                .map(item -> item.path("employeeId"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        arrivals.await(() -> named.stream().allMatch(known));
    }
}
