package pl.nurt.customer.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts for a customer.
 *
 * @param validTo the first day on which the person no longer does; null while it lasts
 */
public record Representative(
        RepresentativeId id,
        String name,
        Capacity capacity,
        @Nullable String phone,
        @Nullable String email,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
