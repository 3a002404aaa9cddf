package pl.nurt.billing.tariffs;

/** Key of a tariff. */
public record TariffId(long value) {}
