/** Documents that carry their outgoing event (an outbox inside the document). */
@NullMarked
package id.timbang.kit.state;

import org.jspecify.annotations.NullMarked;
