package pl.nurt.metering.use.internal;

import pl.nurt.metering.MeterId;

/** Days of a meter that count for somebody. */
public record MeterDays(MeterId meter, DayRange days) {}
