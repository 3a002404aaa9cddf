package pl.nurt.booking.calendars;

import org.jspecify.annotations.Nullable;

/** A municipal unit that shares its calendars. */
public record BookingUnit(
        BookingUnitId id,
        Words name,
        String address,
        @Nullable String phone) {}
