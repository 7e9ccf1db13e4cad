/** Measures facts coming in over HTTP, beside what Kafka alone does. */
@NullMarked
package id.timbang.benchmark.intake;

import org.jspecify.annotations.NullMarked;
