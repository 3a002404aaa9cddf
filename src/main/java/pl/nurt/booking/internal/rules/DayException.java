package pl.nurt.booking.internal.rules;

import java.time.LocalDate;

/** A day unlike the usual week. @param open open besides, else closed, in these minutes since midnight */
public record DayException(LocalDate day, boolean open, int fromMinute, int toMinute) {
    public static DayException closed(LocalDate day) {
        return new DayException(day, false, 0, WorkingPlan.DAY);
    }
}
