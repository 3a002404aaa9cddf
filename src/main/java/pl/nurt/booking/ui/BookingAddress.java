package pl.nurt.booking.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.platform.ui.text.InAddress;

/**
 * What stands in the address of the page on which one books. Nonsense in it is as if nothing stood there.
 *
 * @param path the page, which people without an account have one of their own of
 * @param month the month that is looked at, where it is not that of the day
 * @param list whether the times are shown in one column
 * @param key the secret of the booking that somebody without an account moves
 * @param moved the booking that is to be moved
 */
record BookingAddress(
        String path,
        @Nullable BookingCalendarId calendar,
        @Nullable YearMonth month,
        @Nullable LocalDate day,
        boolean list,
        @Nullable BookingId moved,
        @Nullable String key) {
    static final String PATH = "booking/new";
    private static final int LONGEST_KEY = 100;

    static BookingAddress of(QueryParameters query) {
        return of(PATH, query);
    }

    /** The page of people without an account. */
    static BookingAddress guest(QueryParameters query) {
        return of(GuestBookView.PATH, query);
    }

    static BookingAddress guest(@Nullable BookingCalendarId calendar) {
        return new BookingAddress(GuestBookView.PATH, calendar, null, null, false, null, null);
    }

    private static BookingAddress of(String path, QueryParameters query) {
        return new BookingAddress(
                path,
                number(query, "calendar").map(BookingCalendarId::new).orElse(null),
                query.getSingleParameter("month").flatMap(InAddress::month).orElse(null),
                query.getSingleParameter("day").flatMap(InAddress::day).orElse(null),
                query.getSingleParameter("list").isPresent(),
                number(query, "move").map(BookingId::new).orElse(null),
                query.getSingleParameter("key")
                        .filter(text -> text.length() < LONGEST_KEY)
                        .orElse(null));
    }

    static BookingAddress to(@Nullable BookingCalendarId calendar) {
        return new BookingAddress(PATH, calendar, null, null, false, null, null);
    }

    static String of(BookingCalendarId calendar) {
        return to(calendar).location();
    }

    static String moving(BookingId booking) {
        return new BookingAddress(PATH, null, null, null, false, booking, null).location();
    }

    BookingAddress at(@Nullable LocalDate chosen) {
        return new BookingAddress(path, calendar, null, chosen, list, moved, key);
    }

    BookingAddress at(YearMonth chosen) {
        return new BookingAddress(path, calendar, chosen, null, list, moved, key);
    }

    BookingAddress as(boolean inOneColumn) {
        return new BookingAddress(path, calendar, month, day, inOneColumn, moved, key);
    }

    BookingAddress without() {
        return new BookingAddress(path, null, null, null, list, moved, key);
    }

    /** For moving the booking that the secret opens. */
    BookingAddress keyed(String secret) {
        return new BookingAddress(path, calendar, month, day, list, moved, secret);
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
        if (key != null) {
            query.put("key", key);
        }
        return query.isEmpty()
                ? path
                : path + "?" + QueryParameters.simple(query).getQueryString();
    }

    private static Optional<Long> number(QueryParameters query, String name) {
        return query.getSingleParameter(name).flatMap(InAddress::number);
    }
}
