/** Ready once the log has been read: until then the service says so, and answers nothing else. */
@NullMarked
package id.timbang.kit.ready;

import org.jspecify.annotations.NullMarked;
