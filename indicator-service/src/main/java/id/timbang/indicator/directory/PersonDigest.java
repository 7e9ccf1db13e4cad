package id.timbang.indicator.directory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a NIP where the number itself may not stand: the first 24 hexadecimal digits of its HMAC-SHA256. The
 * same number gives the same digest; without the key nobody can turn it back, though NIPs are few enough to try them all.
 */
final class PersonDigest {

    /** Fewer characters of a key could be tried too. */
    private static final int SHORTEST_KEY = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 12;

    private final SecretKeySpec key;

    /** @throws IllegalStateException where the key is missing or short; the message says how to mend it */
    PersonDigest(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalStateException("The setting timbang.person-key is "
                    + (key.isEmpty() ? "missing" : "shorter than " + SHORTEST_KEY + " characters")
                    + ". Set it to a random secret, the same for all instances of the indicator service, for example by the"
                    + " environment variable TIMBANG_PERSON_KEY with what 'openssl rand -hex 32' prints, and keep it: with"
                    + " another key, people in the quarantine are not recognised any more.");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @param nip 18 digits, without blanks */
    String of(String nip) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(nip.getBytes(StandardCharsets.US_ASCII)), 0, BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
