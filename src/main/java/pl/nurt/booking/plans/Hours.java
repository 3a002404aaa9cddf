package pl.nurt.booking.plans;

/** From one minute of the clock on the wall to another, counted from midnight. */
public record Hours(int fromMinute, int toMinute) {
    public static final Hours ALL_DAY = new Hours(0, 24 * 60);

    public Hours {
        if (fromMinute < 0 || fromMinute >= toMinute || toMinute > 24 * 60) {
            throw new IllegalArgumentException("no hours of a day: " + fromMinute + " to " + toMinute);
        }
    }

    /** 8:00–15:00 */
    public String text() {
        return clock(fromMinute) + "–" + clock(toMinute);
    }

    private static String clock(int minute) {
        return "%d:%02d".formatted(minute / 60, minute % 60);
    }
}
