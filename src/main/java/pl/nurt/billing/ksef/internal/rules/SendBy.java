package pl.nurt.billing.ksef.internal.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import pl.nurt.platform.law.Holidays;
import pl.nurt.platform.law.WorkingDays;

/**
 * Until when an offline invoice must be sent: on the next working day (offline24, art. 106nda of the VAT Act). The Act does not say whether a
 * Saturday is one, so the term is read as people do, and the portal plans as if it were.
 */
public final class SendBy {
    private SendBy() {}

    /** The term. */
    public static LocalDate term(LocalDate issuedOn) {
        return WorkingDays.onOrAfter(issuedOn.plusDays(1));
    }

    /** The day on which it is planned to be sent at the latest. */
    public static LocalDate planned(LocalDate issuedOn) {
        var day = issuedOn.plusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SUNDAY || Holidays.include(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The last day of issue whose invoices must be sent on the day or should have been before. */
    public static LocalDate urgentOn(LocalDate day) {
        var issued = day.minusDays(1);
        while (planned(issued).isAfter(day)) {
            issued = issued.minusDays(1);
        }
        return issued;
    }
}
