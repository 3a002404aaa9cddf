package pl.nurt.identity.audit;

import org.jspecify.annotations.Nullable;

/**
 * An entry with its place in the chain.
 *
 * @param position null as long as the chain does not hold it, seconds after it was written
 * @param previousHash of the entry before, in hexadecimal; null as long as it is not chained
 * @param ownHash null as long as it is not chained
 */
public record ChainedEntry(
        AuditEntry entry,
        @Nullable Long position,
        @Nullable String previousHash,
        @Nullable String ownHash) {}
