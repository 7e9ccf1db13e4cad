package id.timbang.indicator.observation.form;

import org.jspecify.annotations.Nullable;

/**
 * An observation as it was read: with a fault already, where a field could not be.
 *
 * @param input as much as could be read
 * @param fault why it cannot be used, none so far
 */
public record Item(ObservationInput input, @Nullable Fault fault) {}
