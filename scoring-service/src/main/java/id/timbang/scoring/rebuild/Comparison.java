package id.timbang.scoring.rebuild;

import id.timbang.contracts.Period;
import java.util.List;

/**
 * What came of comparing two generations, each employee's month by the same facts.
 *
 * @param digestBefore the digest over the scores of the generation before
 * @param scores       how many scores the new generation has
 * @param differing    how many employees' months differ
 * @param first        the first of them
 */
record Comparison(
        String digestBefore, String digestAfter, boolean equal, long scores, long differing, List<Difference> first) {

    /** An employee's month that is not the same in both. */
    record Difference(String employeeId, Period period) {}
}
