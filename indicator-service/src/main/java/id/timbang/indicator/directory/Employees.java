package id.timbang.indicator.directory;

import java.util.List;

/** Who is known, for whoever takes in facts about people. Answers from memory. */
public interface Employees {

    boolean isKnown(String employeeId);

    /**
     * The ids of those who have that NIP: one as a rule, none where nobody has it. More than one is a fault in the
     * directory, and nobody can tell whose work it is.
     *
     * @param nip 18 digits
     */
    List<String> withNip(String nip);
}
