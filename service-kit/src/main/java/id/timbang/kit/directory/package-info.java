/** The offices' tree and who works where, as the directory topic tells. */
@NullMarked
package id.timbang.kit.directory;

import org.jspecify.annotations.NullMarked;
