/** What is measured and what is expected: indicators, and scorecards with their revisions. */
@NullMarked
package id.timbang.indicator.catalogue;

import org.jspecify.annotations.NullMarked;
