package pl.nurt.identity.audit;

/** Key of an entry of the log; later entries mostly have greater ones, but gaps and small swaps are normal. */
public record AuditEntryId(long value) {}
