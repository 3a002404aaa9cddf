package pl.nurt.booking.internal.ics;

/** Not a calendar, or one that cannot be read without guessing; nothing of it is used. */
public class UnreadableCalendarException extends RuntimeException {
    UnreadableCalendarException(String what) {
        super(what);
    }
}
