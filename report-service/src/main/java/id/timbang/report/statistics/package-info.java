/** Mean, median and distribution of scores: pure functions. */
@NullMarked
package id.timbang.report.statistics;

import org.jspecify.annotations.NullMarked;
