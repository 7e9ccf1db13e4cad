/** What is kept of every told fact: its record as it stands in the log, found by employee; what was told before is told apart from what is new. */
@NullMarked
package id.timbang.scoring.evidence;

import org.jspecify.annotations.NullMarked;
