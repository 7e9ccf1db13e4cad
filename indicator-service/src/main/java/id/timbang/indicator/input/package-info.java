/** What every way in checks alike: identifiers, texts, numbers, pages; and how the errors are told, by field. */
@NullMarked
package id.timbang.indicator.input;

import org.jspecify.annotations.NullMarked;
