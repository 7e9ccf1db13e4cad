/** Reports over HTTP: of an employee's month and of an office's, as JSON and as CSV. */
@NullMarked
package id.timbang.report.document;

import org.jspecify.annotations.NullMarked;
