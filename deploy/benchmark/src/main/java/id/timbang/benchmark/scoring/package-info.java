/** Measures the way from facts in the log to scores, beside what reading alone and Kafka Streams do. */
@NullMarked
package id.timbang.benchmark.scoring;

import org.jspecify.annotations.NullMarked;
