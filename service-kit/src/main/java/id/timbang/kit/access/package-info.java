/** The access log: who looked at whose figures. */
@NullMarked
package id.timbang.kit.access;

import org.jspecify.annotations.NullMarked;
