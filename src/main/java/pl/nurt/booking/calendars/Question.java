package pl.nurt.booking.calendars;

/** What a calendar asks whoever books. */
public record Question(long id, Words label, boolean required) {}
