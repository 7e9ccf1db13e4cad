package id.timbang.indicator.idempotency;

/**
 * How a call was answered.
 *
 * @param fingerprint of all that the call said
 * @param status      of HTTP
 * @param type        the media type of the body
 */
public record RememberedAnswer(String fingerprint, int status, String type, String body) {}
