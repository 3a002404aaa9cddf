package pl.nurt.customer.supply;

/** A place changed hands: one contract ended and another began. Rooms above take the final indexes from {@link Contracts#handover}. */
public record ContractHandedOver(HandoverId handover) {}
