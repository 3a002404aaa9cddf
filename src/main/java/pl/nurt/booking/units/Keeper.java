package pl.nurt.booking.units;

import pl.nurt.identity.UserAccountId;

/** Somebody of the office who may keep calendars. */
public record Keeper(UserAccountId account, String name) {}
