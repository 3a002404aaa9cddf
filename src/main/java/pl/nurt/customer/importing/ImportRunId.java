package pl.nurt.customer.importing;

/** Key of an import. */
public record ImportRunId(long value) {}
