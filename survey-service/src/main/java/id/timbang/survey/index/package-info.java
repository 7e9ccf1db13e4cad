/** The satisfaction index, its grades and the sample size: pure functions of tallies. */
@NullMarked
package id.timbang.survey.index;

import org.jspecify.annotations.NullMarked;
