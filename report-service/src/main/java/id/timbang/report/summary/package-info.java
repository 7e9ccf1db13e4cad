/** Month summaries: followed from the scores, kept in the service's own database. */
@NullMarked
package id.timbang.report.summary;

import org.jspecify.annotations.NullMarked;
