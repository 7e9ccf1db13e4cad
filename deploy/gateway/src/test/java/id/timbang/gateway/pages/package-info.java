/** Checks of the pages' own files: their words, and what they may not do. */
@NullMarked
package id.timbang.gateway.pages;

import org.jspecify.annotations.NullMarked;
