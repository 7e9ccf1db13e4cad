package id.timbang.contracts;

/**
 * A fact that one service tells the others. Every event has a key, which decides its partition and, on a
 * compacted topic, what it replaces; and an identity of its own, so that the same fact told twice is
 * recognised.
 */
public sealed interface Event
        permits DirectoryEvent,
                CatalogueEvent,
                ObservationEvent,
                SurveyEvent,
                ScoreEvent,
                PeriodEvent,
                AccessEvent,
                QuarantineEvent,
                RetractionRequested,
                ScoringProgressed {

    /** The Kafka key: same key, same partition, told in order. */
    String key();

    /** Together with {@link #eventSource()}, the identity of this fact; stable over repeated sending. */
    String eventId();

    /** The CloudEvents source: for observations the system that saw the fact, else the publishing service. */
    String eventSource();
}
