package pl.nurt.booking.calendars;

/** Something the calendar asks whoever books. */
public record AskedQuestion(Words label, boolean required) {}
