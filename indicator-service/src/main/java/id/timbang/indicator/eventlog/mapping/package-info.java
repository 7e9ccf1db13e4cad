/** The mapping that says which events of a log are which observations, and its application to a case. */
@NullMarked
package id.timbang.indicator.eventlog.mapping;

import org.jspecify.annotations.NullMarked;
