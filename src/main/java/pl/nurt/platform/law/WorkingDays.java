package pl.nurt.platform.law;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which terms end. */
public final class WorkingDays {
    private WorkingDays() {}

    /** The day, or the first one after it that is neither a Saturday nor a day free of work: where a term ends (art. 115 of the Civil Code). */
    public static LocalDate onOrAfter(LocalDate day) {
        var end = day;
        while (end.getDayOfWeek() == DayOfWeek.SATURDAY
                || end.getDayOfWeek() == DayOfWeek.SUNDAY
                || Holidays.include(end)) {
            end = end.plusDays(1);
        }
        return end;
    }
}
