package id.timbang.standalone;

import id.timbang.identity.key.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret by which people who are not known are named in the quarantine: made at the first start and kept, so that
 * they are recognised after a restart.
 */
final class PersonKey {

    private static final int BYTES = 32;

    private PersonKey() {}

    /** @throws StartFailure when it cannot be read or written, or is damaged */
    static String keptIn(Path file) {
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String key = HexFormat.of().formatHex(random);
            PrivateFile.write(file, key);
            return key;
        } catch (IOException failed) {
            throw new StartFailure(
                    "The key " + file + " cannot be read or written (" + failed + "); mend its permissions.", failed);
        }
    }

    private static String read(Path file) throws IOException {
        String key = Files.readString(file).strip();
        if (!key.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new StartFailure(
                    "The key " + file + " is damaged. Put back a copy of it, or delete it: a new one is made,"
                            + " and people in the quarantine who are unknown are not recognised any more.");
        }
        return key;
    }
}
