/** Conditional writes of many documents at once. */
@NullMarked
package id.timbang.scoring.store;

import org.jspecify.annotations.NullMarked;
