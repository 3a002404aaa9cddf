package pl.nurt.booking.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.calendars.BookingCalendarId;

/**
 * What stands in the address of the page on which one books. Nonsense in it is as if nothing stood there.
 *
 * @param month the month that is looked at, where it is not that of the day
 * @param list whether the times are shown in one column
 * @param moved the booking that is to be moved
 */
record BookingAddress(
        @Nullable BookingCalendarId calendar,
        @Nullable YearMonth month,
        @Nullable LocalDate day,
        boolean list,
        @Nullable BookingId moved) {
    static final String PATH = "booking/new";

    static BookingAddress of(QueryParameters query) {
        return new BookingAddress(
                number(query, "calendar").map(BookingCalendarId::new).orElse(null),
                parsed(query, "month", YearMonth::parse),
                parsed(query, "day", LocalDate::parse),
                query.getSingleParameter("list").isPresent(),
                number(query, "move").map(BookingId::new).orElse(null));
    }

    static String of(BookingCalendarId calendar) {
        return new BookingAddress(calendar, null, null, false, null).location();
    }

    static String moving(BookingId booking) {
        return new BookingAddress(null, null, null, false, booking).location();
    }

    BookingAddress at(@Nullable LocalDate chosen) {
        return new BookingAddress(calendar, null, chosen, list, moved);
    }

    BookingAddress at(YearMonth chosen) {
        return new BookingAddress(calendar, chosen, null, list, moved);
    }

    BookingAddress as(boolean inOneColumn) {
        return new BookingAddress(calendar, month, day, inOneColumn, moved);
    }

    BookingAddress without() {
        return new BookingAddress(null, null, null, list, moved);
    }

    String location() {
        var query = new LinkedHashMap<String, String>();
        if (calendar != null && moved == null) {
            query.put("calendar", "" + calendar.value());
        }
        if (month != null) {
            query.put("month", month.toString());
        }
        if (day != null) {
            query.put("day", day.toString());
        }
        if (list) {
            query.put("list", "1");
        }
        if (moved != null) {
            query.put("move", "" + moved.value());
        }
        return query.isEmpty()
                ? PATH
                : PATH + "?" + QueryParameters.simple(query).getQueryString();
    }

    private static Optional<Long> number(QueryParameters query, String name) {
        return query.getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** Reads a date. */
    private interface Parser<T> {
        T parse(CharSequence text);
    }

    private static <T> @Nullable T parsed(QueryParameters query, String name, Parser<T> parser) {
        try {
            return query.getSingleParameter(name).map(parser::parse).orElse(null);
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
