package pl.nurt.billing.tariffs;

import pl.nurt.platform.live.LiveEvent;

/** Some tariff or rate is other than before. */
public record TariffsChanged() implements LiveEvent {}
