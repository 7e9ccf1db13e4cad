/** Reading topics in batches into the database, which alone knows how far it has come. */
@NullMarked
package id.timbang.report.progress;

import org.jspecify.annotations.NullMarked;
