package id.timbang.scoring.generation;

/**
 * The right to build a generation, held by one at a time and for a while only.
 *
 * @param owner a name that nobody else has: of the run, not of the process
 */
public record Claim(Generation generation, String owner) {}
