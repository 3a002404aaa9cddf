package pl.nurt.metering.use;

import java.time.LocalDate;
import pl.nurt.customer.ServicePointId;

/** Days of a service point that count for somebody. @param until the first day that no longer belongs to them */
public record PlaceDays(ServicePointId point, LocalDate from, LocalDate until) {}
