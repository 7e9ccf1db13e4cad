/**
 * An observation as it is handed in: its fields, and the forms it comes in (JSON, lines, CSV, CloudEvents). What is wrong
 * with the fields in themselves is found here; whom they speak of is not known here.
 */
@NullMarked
package id.timbang.indicator.observation.form;

import org.jspecify.annotations.NullMarked;
