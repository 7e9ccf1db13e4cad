package id.timbang.scoring.generation;

/**
 * Told within each instance, as a Spring event, when another generation has become current: what is derived from its
 * standings is to be made anew.
 */
public record GenerationSwitched(Generation current) {}
