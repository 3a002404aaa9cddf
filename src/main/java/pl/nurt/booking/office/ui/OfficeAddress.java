package pl.nurt.booking.office.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.platform.ui.text.InAddress;

/**
 * What stands in the address of the office's calendar. Nonsense in it is as if nothing stood there.
 *
 * @param people whose times are shown; empty for everybody's
 */
record OfficeAddress(Look look, @Nullable LocalDate day, Set<Long> people) {
    static final String PATH = "office/calendar";

    /** How much is seen at once. */
    enum Look {
        DAY,
        WEEK,
        MONTH
    }

    OfficeAddress {
        people = Set.copyOf(people);
    }

    static OfficeAddress of(QueryParameters query) {
        var day = query.getSingleParameter("day").flatMap(InAddress::day).orElse(null);
        var look = query.getSingleParameter("look")
                .flatMap(name -> Arrays.stream(Look.values())
                        .filter(one -> one.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElse(day == null ? Look.WEEK : Look.DAY);
        var people = query.getSingleParameter("people")
                .map(text -> Arrays.stream(text.split(",", -1))
                        .flatMap(one -> InAddress.number(one).stream())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return new OfficeAddress(look, day, people);
    }

    boolean shows(ResourceId person) {
        return people.isEmpty() || people.contains(person.value());
    }

    OfficeAddress at(LocalDate chosen) {
        return new OfficeAddress(look, chosen, people);
    }

    OfficeAddress as(Look other) {
        return new OfficeAddress(other, day, people);
    }

    /** With the person, or without when shown now. @param all of the office */
    OfficeAddress turned(ResourceId person, Set<Long> all) {
        var chosen = new TreeSet<>(people.isEmpty() ? all : people);
        if (!chosen.remove(person.value())) {
            chosen.add(person.value());
        }
        return new OfficeAddress(look, day, chosen.equals(all) ? Set.of() : chosen);
    }

    /** The first day that is seen. */
    LocalDate first(LocalDate today) {
        var from = day == null ? today : day;
        return switch (look) {
            case DAY -> from;
            case WEEK -> from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> from.withDayOfMonth(1);
        };
    }

    LocalDate last(LocalDate today) {
        var first = first(today);
        return switch (look) {
            case DAY -> first;
            case WEEK -> first.plusDays(6);
            case MONTH -> first.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    OfficeAddress before(LocalDate today) {
        return at(
                look == Look.DAY
                        ? first(today).minusDays(1)
                        : first(today).minusDays(1).with(start()));
    }

    OfficeAddress after(LocalDate today) {
        return at(last(today).plusDays(1));
    }

    private TemporalAdjuster start() {
        return look == Look.WEEK
                ? TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)
                : TemporalAdjusters.firstDayOfMonth();
    }

    String location() {
        var query = new LinkedHashMap<String, String>();
        query.put("look", look.name().toLowerCase(Locale.ROOT));
        if (day != null) {
            query.put("day", day.toString());
        }
        if (!people.isEmpty()) {
            query.put("people", people.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return PATH + "?" + QueryParameters.simple(query).getQueryString();
    }
}
