package id.timbang.scoring.live;

import id.timbang.contracts.Period;

/**
 * A score as all pages that show it are told it.
 *
 * @param position by which the month is scored
 * @param version  as the log tells it
 * @param json     on one line
 */
public record LiveScore(String employeeId, Period month, String position, long version, String json) {}
