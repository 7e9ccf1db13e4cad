/** Who works where and what is measured, followed from the directory and the catalogue. */
@NullMarked
package id.timbang.scoring.reference;

import org.jspecify.annotations.NullMarked;
