package id.timbang.indicator.observation;

import org.jspecify.annotations.Nullable;

/**
 * A retraction as it is handed in.
 *
 * @param source     of the observation; by itself or in the address
 * @param id         of the observation; by itself or in the address
 * @param employeeId whose work it was said to be; only where the observation may not have been told yet
 */
record RetractionBody(
        @Nullable String source,
        @Nullable String id,
        @Nullable String reason,
        @Nullable String employeeId) {}
