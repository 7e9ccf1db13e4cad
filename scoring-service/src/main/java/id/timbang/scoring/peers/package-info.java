/** With whom somebody is compared, and what they are told of them: groups that give away no single person. */
@NullMarked
package id.timbang.scoring.peers;

import org.jspecify.annotations.NullMarked;
