package pl.nurt.billing.pricing;

/** Who said what something costs. @param step year of the tariff, from 1 on */
public record PriceSource(String decision, int step) {}
