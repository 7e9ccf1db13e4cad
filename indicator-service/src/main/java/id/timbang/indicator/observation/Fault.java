package id.timbang.indicator.observation;

/**
 * Why an observation cannot be used.
 *
 * @param code   for programs
 * @param detail for people; never repeats a NIP
 */
record Fault(String code, String detail) {}
