package pl.nurt.customer.merging;

/** Key of a merge of two customers. */
public record CustomerMergeId(long value) {}
