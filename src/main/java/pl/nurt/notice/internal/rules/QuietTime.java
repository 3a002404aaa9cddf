package pl.nurt.notice.internal.rules;

import java.time.Instant;
import java.time.LocalTime;
import pl.nurt.platform.CivilTime;

/**
 * The hours in which a person does not want to be disturbed, by the clock on the wall.
 *
 * @param kept whether there are any
 * @param starts first minute of the rest; equal to {@code ends} means none
 * @param ends first minute after it
 */
public record QuietTime(boolean kept, LocalTime starts, LocalTime ends) {
    public static final QuietTime USUAL = new QuietTime(true, LocalTime.of(22, 0), LocalTime.of(6, 0));

    /** When something that may wait is told: now, or at the end of the rest in which now lies. */
    public Instant earliest(Instant now) {
        var here = now.atZone(CivilTime.ZONE);
        var time = here.toLocalTime();
        if (!kept || !isWithin(time)) {
            return now;
        }
        var day = here.toLocalDate();
        return day.plusDays(time.isBefore(ends) ? 0 : 1)
                .atTime(ends)
                .atZone(CivilTime.ZONE)
                .toInstant();
    }

    private boolean isWithin(LocalTime time) {
        boolean afterStart = !time.isBefore(starts);
        boolean beforeEnd = time.isBefore(ends);
        return starts.isBefore(ends) ? afterStart && beforeEnd : !starts.equals(ends) && (afterStart || beforeEnd);
    }
}
