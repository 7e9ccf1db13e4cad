/** Accounts of people: who they are and what they may be. */
@NullMarked
package id.timbang.identity.account;

import org.jspecify.annotations.NullMarked;
