package pl.nurt.billing.ksef.internal.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import pl.nurt.platform.law.Holidays;

/**
 * Until when an offline invoice must be sent: on the next working day (offline24, art. 106nda of the VAT Act). The Act does not say whether a
 * Saturday is one, so the term is read as people do, and the portal plans as if it were.
 */
public final class SendBy {
    private SendBy() {}

    /** The term. */
    public static LocalDate term(LocalDate issuedOn) {
        return next(issuedOn, false);
    }

    /** The day on which it is planned to be sent at the latest. */
    public static LocalDate planned(LocalDate issuedOn) {
        return next(issuedOn, true);
    }

    private static LocalDate next(LocalDate issuedOn, boolean onSaturdays) {
        var day = issuedOn.plusDays(1);
        while (isOff(day, onSaturdays)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isOff(LocalDate day, boolean onSaturdays) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY
                || !onSaturdays && day.getDayOfWeek() == DayOfWeek.SATURDAY
                || Holidays.include(day);
    }
}
