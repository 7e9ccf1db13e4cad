/** The one front door: pages, routes to the services, and what holds for every answer. */
@NullMarked
package id.timbang.gateway;

import org.jspecify.annotations.NullMarked;
