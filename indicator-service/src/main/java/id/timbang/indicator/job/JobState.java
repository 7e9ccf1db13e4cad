package id.timbang.indicator.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as it stands, or stood at its end. */
public interface JobState {

    String jobId();

    /** None while it runs. */
    @Nullable
    Instant finishedAt();
}
