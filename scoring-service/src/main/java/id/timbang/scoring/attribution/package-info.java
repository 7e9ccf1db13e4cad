/** What an employee's month is measured by: which assignment it is, and how much of it they were there. */
@NullMarked
package id.timbang.scoring.attribution;

import org.jspecify.annotations.NullMarked;
