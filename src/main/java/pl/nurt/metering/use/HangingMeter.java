package pl.nurt.metering.use;

import java.time.LocalDate;
import pl.nurt.metering.MeterId;

/** Days on which a meter hung at a place. @param until the first day on which it no longer did, or that was not asked about */
public record HangingMeter(MeterId meter, LocalDate from, LocalDate until) {}
