package pl.nurt.customer.people;

/** Key of a merge of two customers. */
public record CustomerMergeId(long value) {}
