package pl.nurt.customer.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody who is to act for a customer from a day on. */
public record RepresentativeDraft(
        String name,
        @Nullable Capacity capacity,
        @Nullable String phone,
        @Nullable String email,
        @Nullable LocalDate validFrom) {}
