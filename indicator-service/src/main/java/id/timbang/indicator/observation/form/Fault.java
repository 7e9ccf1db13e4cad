package id.timbang.indicator.observation.form;

/**
 * Why an observation cannot be used.
 *
 * @param code   for programs
 * @param detail for people; never repeats a NIP
 */
public record Fault(String code, String detail) {}
