/** That the chain shows what was done to the log past the portal. */
@NullMarked
package pl.nurt.identity.audit.internal;

import org.jspecify.annotations.NullMarked;
