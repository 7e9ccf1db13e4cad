/** Everything in one JVM: the event log, the store, the services as they are, and the front door. */
@NullMarked
package id.timbang.standalone;

import org.jspecify.annotations.NullMarked;
