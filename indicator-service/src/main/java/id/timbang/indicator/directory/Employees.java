package id.timbang.indicator.directory;

import java.util.List;
import java.util.Optional;

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

    /** As {@link #withNip}, by what stands for a NIP in the quarantine. */
    List<String> withPerson(String person);

    /**
     * What stands for a NIP where the number itself may not stand: the same for the same number.
     *
     * @param nip 18 digits
     */
    String person(String nip);

    /** The office an employee works at; none for somebody unknown. */
    Optional<String> officeOf(String employeeId);
}
