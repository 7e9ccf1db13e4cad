/** What every benchmark needs: processes, their processor time and heap, callers, figures and how they are shown. */
@NullMarked
package id.timbang.benchmark.kit;

import org.jspecify.annotations.NullMarked;
