package pl.nurt.billing.runs;

/** Key of a bill run. */
public record BillRunId(long value) {}
