/** An event log, XES or CSV, as a stream of cases: one case in memory at a time, whatever the log's size. */
@NullMarked
package id.timbang.indicator.eventlog.reading;

import org.jspecify.annotations.NullMarked;
