/** Which days are worked: the installation's calendars, year by year. */
@NullMarked
package id.timbang.indicator.directory.calendar;

import org.jspecify.annotations.NullMarked;
