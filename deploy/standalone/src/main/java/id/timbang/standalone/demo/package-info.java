/** The demonstration: an invented agency, its history and its work while one looks, told over HTTP like any client. */
@NullMarked
package id.timbang.standalone.demo;

import org.jspecify.annotations.NullMarked;
