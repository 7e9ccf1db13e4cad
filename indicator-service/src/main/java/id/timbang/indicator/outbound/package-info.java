/** Events out of this service: into the log, and while the log is away into a spool in the store. */
@NullMarked
package id.timbang.indicator.outbound;

import org.jspecify.annotations.NullMarked;
