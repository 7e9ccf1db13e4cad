/** What all services do alike, as one Spring Boot auto-configuration. */
@NullMarked
package id.timbang.kit;

import org.jspecify.annotations.NullMarked;
