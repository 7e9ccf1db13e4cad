/** What a scorecard that is not in force would make of a month's scores. */
@NullMarked
package id.timbang.scoring.preview;

import org.jspecify.annotations.NullMarked;
