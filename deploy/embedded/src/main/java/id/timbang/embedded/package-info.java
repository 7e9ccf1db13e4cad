/** A real Kafka broker and a MongoDB-protocol store inside the JVM, for the standalone and for tests. */
@NullMarked
package id.timbang.embedded;

import org.jspecify.annotations.NullMarked;
