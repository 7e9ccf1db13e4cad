package id.timbang.kit.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be; a person may be several. */
public enum Role {
    /** Has a score of their own. */
    EMPLOYEE,
    /** Appraises others (pejabat penilai kinerja). */
    SUPERVISOR,
    /** Runs the appraisal of an agency (pengelola kinerja). */
    MANAGER,
    /** Decides objections (atasan pejabat penilai kinerja). */
    REVIEWER,
    /** Reads everything and changes nothing. */
    AUDITOR,
    /** A machine: a registry that tells facts of its own. */
    REGISTRY;

    /** The role of that name in a token; none for names that are not ours. */
    static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
