package pl.nurt.booking.importing;

import java.time.Instant;

/**
 * A booking as the file has it.
 *
 * @param place in the file, from 1
 * @param key what the old tool calls it; the same booking in another file has the same
 * @param person who comes; what stands as the title in a calendar
 * @param note whatever else was written
 */
public record OldBooking(int place, String key, Instant start, Instant end, String person, String phone, String note) {
    /** Why something is not taken over. */
    public enum Trouble {
        /** Its day, time or name cannot be read. */
        UNREADABLE,
        PAST,
        /** An event that comes again and again is no booking of one person. */
        REPEATS,
        /** Of a whole day, or longer than a booking can be. */
        TOO_LONG,
        /** Something else has the time here. */
        TAKEN,
        /** It was taken over before. */
        KNOWN
    }

    /** A line that is not taken over. @param what as the file has it, shortened */
    public record Left(int place, String what, Trouble trouble) {}
}
