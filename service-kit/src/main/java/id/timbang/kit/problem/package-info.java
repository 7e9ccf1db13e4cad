/** Errors as RFC 9457 problem details: what was wrong, where, and how to mend it. */
@NullMarked
package id.timbang.kit.problem;

import org.jspecify.annotations.NullMarked;
