package id.timbang.contracts;

/**
 * A frozen summary of one employee's period, or a later revision of one.
 *
 * @param revision     1 for the one frozen at closing
 * @param reason       why this revision exists
 * @param hash         SHA-256 over the content and {@code previousHash}, in hexadecimal
 * @param previousHash the hash of the summary issued before it in the agency's chain
 */
public record SummaryIssued(
        Period period, ScoreChanged score, long revision, String reason, String hash, String previousHash)
        implements PeriodEvent {

    @Override
    public String eventId() {
        return period + "/summary/" + score.employeeId() + "/" + revision;
    }
}
