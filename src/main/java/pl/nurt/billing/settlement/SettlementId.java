package pl.nurt.billing.settlement;

/** Key of a settlement. */
public record SettlementId(long value) {}
