/** Who may see which reports: the rules of the service, in one place. */
@NullMarked
package id.timbang.report.rights;

import org.jspecify.annotations.NullMarked;
