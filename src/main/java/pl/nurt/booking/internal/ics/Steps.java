package pl.nurt.booking.internal.ics;

/**
 * How much walking one file may cost, whatever it leads to: turns of a series that give no time, times that take no time, clocks of a zone asked
 * for each of them. A short file can ask for any amount of it.
 */
final class Steps {
    /** Tens of thousands of busy times need a tenth of it, and it is walked in about a second. */
    static final long MOST = 2_000_000;

    private long left = MOST;

    /** @throws UnreadableCalendarException when the file has had all it may */
    void walk(long steps) {
        left -= steps;
        if (left < 0) {
            throw new UnreadableCalendarException("more to walk through than any calendar has");
        }
    }
}
