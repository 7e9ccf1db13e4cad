package id.timbang.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The wire name of every event. A name carries a version; within a version changes are additive only. */
public enum EventType {
    OFFICE_CHANGED("timbang.office-changed.v1", OfficeChanged.class, Topic.DIRECTORY),
    EMPLOYEE_CHANGED("timbang.employee-changed.v1", EmployeeChanged.class, Topic.DIRECTORY),
    ABSENCE_CHANGED("timbang.absence-changed.v1", AbsenceChanged.class, Topic.DIRECTORY),
    CALENDAR_CHANGED("timbang.calendar-changed.v1", CalendarChanged.class, Topic.DIRECTORY),
    INDICATOR_CHANGED("timbang.indicator-changed.v1", IndicatorChanged.class, Topic.CATALOGUE),
    SCORECARD_CHANGED("timbang.scorecard-changed.v1", ScorecardChanged.class, Topic.CATALOGUE),
    SURVEY_CHANGED("timbang.survey-changed.v1", SurveyChanged.class, Topic.CATALOGUE),
    OBSERVATION_RECORDED("timbang.observation-recorded.v1", ObservationRecorded.class, Topic.OBSERVATIONS),
    OBSERVATION_RETRACTED("timbang.observation-retracted.v1", ObservationRetracted.class, Topic.OBSERVATIONS),
    RETRACTION_REQUESTED("timbang.retraction-requested.v1", RetractionRequested.class, Topic.RETRACTIONS),
    ANSWER_SUBMITTED("timbang.answer-submitted.v1", AnswerSubmitted.class, Topic.SURVEY_ANSWERS),
    SURVEY_RESULTS_RELEASED("timbang.survey-results-released.v1", SurveyResultsReleased.class, Topic.SURVEY_RESULTS),
    SCORE_CHANGED("timbang.score-changed.v1", ScoreChanged.class, Topic.SCORES),
    SCORE_SEEN("timbang.score-seen.v1", ScoreSeen.class, Topic.SCORES_SEEN),
    SCORING_PROGRESSED("timbang.scoring-progressed.v1", ScoringProgressed.class, Topic.PROGRESS),
    PERIOD_CLOSED("timbang.period-closed.v1", PeriodClosed.class, Topic.PERIODS),
    SUMMARY_ISSUED("timbang.summary-issued.v1", SummaryIssued.class, Topic.PERIODS),
    PREDICATE_CONFIRMED("timbang.predicate-confirmed.v1", PredicateConfirmed.class, Topic.PERIODS),
    OBJECTION_RAISED("timbang.objection-raised.v1", ObjectionRaised.class, Topic.PERIODS),
    OBJECTION_DECIDED("timbang.objection-decided.v1", ObjectionDecided.class, Topic.PERIODS),
    SCORE_ACCESSED("timbang.score-accessed.v1", ScoreAccessed.class, Topic.ACCESSES),
    QUARANTINED("timbang.quarantined.v1", Quarantined.class, Topic.QUARANTINE),
    QUARANTINE_RESOLVED("timbang.quarantine-resolved.v1", QuarantineResolved.class, Topic.QUARANTINE);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::typeName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::eventClass, Function.identity()));

    private final String typeName;
    private final Class<? extends Event> eventClass;
    private final Topic topic;

    EventType(String typeName, Class<? extends Event> eventClass, Topic topic) {
        this.typeName = typeName;
        this.eventClass = eventClass;
        this.topic = topic;
    }

    public String typeName() {
        return typeName;
    }

    public Class<? extends Event> eventClass() {
        return eventClass;
    }

    public Topic topic() {
        return topic;
    }

    public static EventType of(Event event) {
        return BY_CLASS.get(event.getClass());
    }

    /** The type of that wire name; none for a name, or a version, that this code does not know. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }
}
