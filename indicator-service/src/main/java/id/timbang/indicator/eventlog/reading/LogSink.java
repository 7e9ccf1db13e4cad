package id.timbang.indicator.eventlog.reading;

import org.jspecify.annotations.Nullable;

/** Takes what a log holds, as it is read. */
public interface LogSink {

    /** The next whole case. */
    void take(LogCase whole);

    /** Events of the log that are not part of any case handed over. */
    void refuse(Refusal refusal);

    /**
     * Why events cannot be used.
     *
     * @param code   for programs, for example {@code case-too-large}
     * @param detail for people: what was wrong and how to mend it
     * @param line   where it begins, from 1
     * @param events how many events it concerns
     */
    record Refusal(String code, String detail, @Nullable String caseId, long line, long events) {}
}
