package pl.nurt.booking.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** Calendars, times and refusals as pages say them, in the reader's language. */
public final class BookingTexts {
    private final Component view;
    private final Locale locale;
    private final Formats formats;

    public BookingTexts(Component view, Locale locale) {
        this.view = view;
        this.locale = Languages.supported(locale);
        formats = Formats.of(locale);
    }

    public String text(String key, Object... arguments) {
        return view.getTranslation("booking." + key, arguments);
    }

    public Locale locale() {
        return locale;
    }

    public String name(BookingCalendar calendar) {
        return calendar.name().in(locale);
    }

    /** "u Ciebie, 30 min" */
    public String about(BookingCalendar calendar) {
        return text("venue." + calendar.venue(), calendar.length().toMinutes());
    }

    /** Czwartek, 3 grudnia */
    public String weekday(LocalDate day) {
        return formats.weekday(day);
    }

    /** 3 grudnia */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM", locale).format(day);
    }

    public String day(Instant at) {
        return day(CivilTime.dayOf(at));
    }

    /** wt., 1 grudnia */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE, d MMMM", locale).format(day);
    }

    /** wt. 1 */
    public String leaf(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE d", locale).format(day);
    }

    /** 30 listopada – 4 grudnia 2026; of one day its weekday, too. */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return weekday(first);
        }
        if (first.getDayOfMonth() == 1 && first.plusMonths(1).minusDays(1).equals(last)) {
            return month(YearMonth.from(first));
        }
        return day(first) + " – " + day(last) + " " + last.getYear();
    }

    public String time(Instant at) {
        return formats.time(at);
    }

    /** 10:00–10:30 */
    public String span(Instant start, Instant end) {
        return time(start) + "–" + time(end);
    }

    /** 3 grudnia, 10:00 */
    public String moment(Instant at) {
        return day(at) + ", " + time(at);
    }

    /** Grudzień 2026 */
    public String month(YearMonth month) {
        var name = month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1) + " " + month.getYear();
    }

    /** Whole days or hours; minutes where it is less. */
    public String duration(Duration time) {
        if (time.toMinutes() % 1440 == 0 && time.toMinutes() > 0) {
            return text("days", time.toDays());
        }
        return time.toMinutes() % 60 == 0 ? text("hours", time.toHours()) : text("minutes", time.toMinutes());
    }

    /** The limits of a calendar in one sentence, before and after booking. */
    public String limits(BookingCalendar calendar) {
        return text(
                "limits",
                duration(calendar.bookNotice()),
                duration(calendar.moveNotice()),
                duration(calendar.cancelNotice()));
    }

    /** Where one meets. */
    public String where(OwnBooking booking) {
        var place = booking.place();
        if (booking.calendar().venue() == Venue.AT_CUSTOMER && place != null) {
            return text("atYours", place.fullAddress());
        }
        return where(booking.calendar());
    }

    public String where(BookingCalendar calendar) {
        var room = calendar.room();
        return calendar.unit().name().in(locale) + ", " + calendar.unit().address()
                + (room == null ? "" : ", " + room.in(locale));
    }

    /** Why a time cannot be had, with the rule in words. */
    public String refusal(BookingRefusedException refused) {
        var limit = refused.limit();
        var isTime = refused.refusal() == Refusal.TOO_SOON
                || refused.refusal() == Refusal.TOO_LATE_TO_MOVE
                || refused.refusal() == Refusal.TOO_LATE_TO_CANCEL;
        // Texts that count things need the number itself.
        return isTime
                ? text("refusal." + refused.refusal(), duration(Duration.ofMinutes(limit)))
                : text("refusal." + refused.refusal(), limit);
    }

    /** What a time says that the office took back. */
    public String takenBack(@Nullable CancelReason reason) {
        return reason == null ? text("cancelled") : text("reason." + reason);
    }

    public static Icons icon(CalendarKind kind) {
        return switch (kind) {
            case EXCHANGE -> Icons.WRENCH;
            case MEETING -> Icons.USER;
            case CONTRACT -> Icons.EDIT;
            case SUBMETER -> Icons.DROP;
            case METER_TEST -> Icons.SEARCH;
            case OTHER -> Icons.CALENDAR;
        };
    }
}
