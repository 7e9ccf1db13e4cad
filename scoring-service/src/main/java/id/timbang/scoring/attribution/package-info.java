/** What an employee's period is measured by: which months count, which assignment it is, and how much of it they were there. */
@NullMarked
package id.timbang.scoring.attribution;

import org.jspecify.annotations.NullMarked;
