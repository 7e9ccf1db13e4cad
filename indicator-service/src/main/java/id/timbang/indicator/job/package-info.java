/** How work in the background stands: lists, event logs and replays that are being taken in. */
@NullMarked
package id.timbang.indicator.job;

import org.jspecify.annotations.NullMarked;
