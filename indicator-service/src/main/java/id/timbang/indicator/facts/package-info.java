/** Every fact ever told, by source and id: a local view of the log of observations, to know one that is told again. */
@NullMarked
package id.timbang.indicator.facts;

import org.jspecify.annotations.NullMarked;
