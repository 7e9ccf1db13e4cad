/** Working days and office hours, by the calendars of the directory. */
@NullMarked
package id.timbang.kit.calendar;

import org.jspecify.annotations.NullMarked;
