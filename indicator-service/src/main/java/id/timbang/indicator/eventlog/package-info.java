/** Event logs in: an uploaded log and a mapping become observations, as a job that tells its progress. */
@NullMarked
package id.timbang.indicator.eventlog;

import org.jspecify.annotations.NullMarked;
