package pl.nurt.customer;

/** Key of a supply contract. */
public record SupplyContractId(long value) {}
