/** The rules of the house about dependencies, each proved by a fixture that breaks it. */
@NullMarked
package id.timbang.standalone.architecture;

import org.jspecify.annotations.NullMarked;
