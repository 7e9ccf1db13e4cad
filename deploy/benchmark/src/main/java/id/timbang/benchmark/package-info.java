/** Measures the product's parts under load, each in a process of its own, on this machine alone. */
@NullMarked
package id.timbang.benchmark;

import org.jspecify.annotations.NullMarked;
