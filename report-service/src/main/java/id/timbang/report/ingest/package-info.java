/** Topics into this database, exactly once in effect: batches, progress, where reading begins. */
@NullMarked
package id.timbang.report.ingest;

import org.jspecify.annotations.NullMarked;
