/**
 * The log of what was done and looked at: who, when, to what, what it was before, and why.
 *
 * <p>Rooms declare their {@link pl.nurt.identity.audit.Deed}s and call {@link pl.nurt.identity.audit.Audit} in the transaction of
 * the change (allowed dependency {@code identity :: audit}). Entries are never changed; a chain of hashes shows if somebody did so past the portal.
 */
@NamedInterface("audit")
@NullMarked
package pl.nurt.identity.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
