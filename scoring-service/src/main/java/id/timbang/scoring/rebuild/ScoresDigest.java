package id.timbang.scoring.rebuild;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.ScoreChanged;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest over scores: SHA-256 over a line for each, in the order of their keys. A line is the JSON of the score as it
 * stands in {@code data} of its event on {@code timbang.scores.v1}, with {@code "version":0}, and a line feed. So it tells
 * employee, period and every printed figure, and neither how often nor when they were made.
 */
final class ScoresDigest {

    private final MessageDigest sha256;
    private long scores;

    ScoresDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds the score that comes next in the order of keys. */
    void add(ScoreChanged score) {
        sha256.update(EventJson.mapper().writeValueAsBytes(score.withVersion(0)));
        sha256.update((byte) '\n');
        scores++;
    }

    long scores() {
        return scores;
    }

    /** The digest of what was added, in hexadecimal; to be asked once. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
