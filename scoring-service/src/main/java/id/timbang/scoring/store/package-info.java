/** What is written into documents: conditionally, many at once; and text made of numbers. */
@NullMarked
package id.timbang.scoring.store;

import org.jspecify.annotations.NullMarked;
