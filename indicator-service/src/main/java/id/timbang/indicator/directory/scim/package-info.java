/**
 * Employees from an identity system, by SCIM 2.0 (RFC 7643, RFC 7644). The protocol is the SCIM SDK's; its Jackson 2 is
 * not to be seen outside this package.
 */
@NullMarked
package id.timbang.indicator.directory.scim;

import org.jspecify.annotations.NullMarked;
