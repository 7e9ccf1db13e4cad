package id.timbang.contracts;

import java.time.Duration;
import java.util.Map;

/**
 * The topics: names, partitions, how long records are kept. Events choose their topic by their kind; keys are
 * {@link Event#key()}.
 *
 * <p>Partition counts are chosen for a million employees and cannot change later without moving keys to other
 * partitions; directory and catalogue are read whole by every instance, so one partition keeps their order.
 */
public enum Topic {
    /** Offices, employees, absences, calendars: the latest state of each. */
    DIRECTORY("timbang.directory.v1", 1, Kept.LATEST),
    /** Indicators, every revision of every scorecard, and surveys. */
    CATALOGUE("timbang.catalogue.v1", 1, Kept.LATEST),
    /** The record of all work: recorded and retracted, by employee. */
    OBSERVATIONS("timbang.observations.v1", 12, Kept.FOR_EVER),
    /** Observations that are to be taken back as soon as they are told. */
    RETRACTIONS("timbang.retractions.v1", 1, Kept.LATEST),
    /** Citizens' answers, by the employee who served, else by office. */
    SURVEY_ANSWERS("timbang.survey-answers.v1", 12, Kept.FOR_EVER),
    /** The latest published results of each survey, office and month. */
    SURVEY_RESULTS("timbang.survey-results.v1", 1, Kept.LATEST),
    /** The latest score of each employee and period. */
    SCORES("timbang.scores.v1", 12, Kept.LATEST),
    /** What employees themselves have seen of their own scores. */
    SCORES_SEEN("timbang.scores-seen.v1", 3, Kept.LATEST),
    /** How far each partition of the log has become scores. */
    PROGRESS("timbang.progress.v1", 1, Kept.LATEST),
    /** Closings, summaries, confirmations, objections and decisions, by period. */
    PERIODS("timbang.periods.v1", 1, Kept.FOR_EVER),
    /** Who has looked at whose figures, by the employee looked at. */
    ACCESSES("timbang.accesses.v1", 3, Kept.TWO_YEARS),
    /** What could not be used, with the reason, and what became of it. */
    QUARANTINE("timbang.quarantine.v1", 1, Kept.NINETY_DAYS);

    /** How long a record stays. */
    public enum Kept {
        LATEST(Map.of("cleanup.policy", "compact")),
        FOR_EVER(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")),
        /** A year's appraisal, and the time in which it can be objected to and audited. */
        TWO_YEARS(days(731)),
        NINETY_DAYS(days(90));

        private final Map<String, String> settings;

        Kept(Map<String, String> settings) {
            this.settings = settings;
        }

        private static Map<String, String> days(int days) {
            return Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    Long.toString(Duration.ofDays(days).toMillis()));
        }

        /** As Kafka's topic settings. */
        public Map<String, String> settings() {
            return settings;
        }
    }

    private final String topicName;
    private final int partitions;
    private final Kept kept;

    Topic(String topicName, int partitions, Kept kept) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.kept = kept;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    public Kept kept() {
        return kept;
    }

    /** The topic an event travels on. */
    public static Topic of(Event event) {
        return EventType.of(event).topic();
    }
}
