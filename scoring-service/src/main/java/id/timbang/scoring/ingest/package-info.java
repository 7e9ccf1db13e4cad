/** The way of a fact into a score: exactly once in effect. */
@NullMarked
package id.timbang.scoring.ingest;

import org.jspecify.annotations.NullMarked;
