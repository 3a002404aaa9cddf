package pl.nurt.booking.office.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.office.BlockedTime;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.booking.office.OfficeSpan;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.CivilTime;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Days of several people as the browser draws them: each person's days are columns, each booking stands at its minutes of the wall clock. */
final class WeekPicture {
    private static final int HOUR = 60;
    private static final int USUAL_FROM = 7 * HOUR;
    private static final int USUAL_TO = 16 * HOUR;
    private static final int DAY = 24 * HOUR;

    private final BookingTexts texts;
    private final List<DeskPerson> people;
    private final List<LocalDate> days;
    private final OfficeSpan span;
    private final Instant now;
    private final boolean mayChange;

    /** @param days that are shown of each of them */
    WeekPicture(
            BookingTexts texts,
            List<DeskPerson> people,
            List<LocalDate> days,
            OfficeSpan span,
            Instant now,
            boolean mayChange) {
        this.texts = texts;
        this.people = List.copyOf(people);
        this.days = List.copyOf(days);
        this.span = span;
        this.now = now;
        this.mayChange = mayChange;
    }

    /** Whose column it is. */
    DeskPerson person(int column) {
        return people.get(Math.floorDiv(column, days.size()));
    }

    /** The moment in the column; of an hour that comes twice, the first. */
    Instant at(int column, int minute) {
        return days.get(column % days.size())
                .atTime(LocalTime.ofSecondOfDay(minute * 60L))
                .atZone(CivilTime.ZONE)
                .toInstant();
    }

    boolean has(int column, int minute) {
        return column >= 0 && column < people.size() * days.size() && minute >= 0 && minute < DAY;
    }

    ObjectNode json() {
        var json = object();
        json.put("from", first());
        json.put("to", last());
        json.set("groups", groups());
        json.set("entries", entries());
        json.set("spans", spans());
        var today = days.indexOf(CivilTime.dayOf(now));
        if (today >= 0) {
            var columns = array();
            for (var person = 0; person < people.size(); person++) {
                columns.add(person * days.size() + today);
            }
            var line = object();
            line.put("minute", minute(now));
            line.set("columns", columns);
            json.set("now", line);
        }
        var words = object();
        words.put("taken", texts.text("office.carry"));
        words.put("left", texts.text("office.carry.left"));
        json.set("texts", words);
        return json;
    }

    private int first() {
        var earliest = span.entries().stream()
                .filter(entry -> shows(entry.receiver()))
                .mapToInt(entry -> minute(entry.start()))
                .min()
                .orElse(USUAL_FROM);
        return Math.min(USUAL_FROM, earliest / HOUR * HOUR);
    }

    private int last() {
        var latest = span.entries().stream()
                .filter(entry -> shows(entry.receiver()))
                .mapToInt(this::end)
                .max()
                .orElse(USUAL_TO);
        return Math.max(USUAL_TO, (latest + HOUR - 1) / HOUR * HOUR);
    }

    private boolean shows(ResourceId receiver) {
        return people.stream().anyMatch(person -> person.id().equals(receiver));
    }

    private int end(DeskEntry entry) {
        return Math.min(
                DAY,
                minute(entry.start())
                        + (int) Duration.between(entry.start(), entry.end()).toMinutes());
    }

    private ArrayNode groups() {
        var groups = array();
        var today = CivilTime.dayOf(now);
        for (var person : people) {
            var columns = array();
            for (var day : days) {
                var column = object();
                column.put("name", person.name() + ", " + texts.weekday(day));
                column.put("label", texts.leaf(day));
                column.put("today", day.equals(today));
                columns.add(column);
            }
            var detail = person.detail();
            var booked = span.entries().stream()
                    .filter(entry -> entry.receiver().equals(person.id()) && entry.state() == BookingState.BOOKED)
                    .count();
            var group = object();
            group.put("name", person.name());
            group.put(
                    "detail",
                    (detail == null ? person.unit() : detail).in(texts.locale()) + " · "
                            + texts.text("office.count", booked));
            group.set("columns", columns);
            groups.add(group);
        }
        return groups;
    }

    private int column(ResourceId receiver, Instant at) {
        var day = days.indexOf(CivilTime.dayOf(at));
        for (var person = 0; person < people.size(); person++) {
            if (people.get(person).id().equals(receiver) && day >= 0) {
                return person * days.size() + day;
            }
        }
        return -1;
    }

    private ArrayNode entries() {
        var entries = array();
        // What was called off lies below what was booked there since.
        var order = new ArrayList<>(span.entries());
        order.sort((one, other) ->
                Boolean.compare(other.state() == BookingState.CANCELLED, one.state() == BookingState.CANCELLED));
        for (var entry : order) {
            var column = column(entry.receiver(), entry.start());
            if (column >= 0) {
                entries.add(entry(entry, column));
            }
        }
        return entries;
    }

    private ObjectNode entry(DeskEntry entry, int column) {
        var words = new EntryWords(texts, entry);
        var json = object();
        json.put("id", "" + entry.id().value());
        json.put("column", column);
        json.put("from", minute(entry.start()));
        json.put("to", end(entry));
        json.put("title", words.name());
        json.put("text", words.state().isEmpty() ? words.shortAbout() : words.state());
        json.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.put("state", entry.state().name().toLowerCase(Locale.ROOT));
        json.put("label", words.label());
        json.put(
                "movable",
                mayChange
                        && entry.state() == BookingState.BOOKED
                        && entry.start().isAfter(now));
        return json;
    }

    private ArrayNode spans() {
        var spans = array();
        for (var open : span.open()) {
            addSpan(spans, open.receiver(), open.start(), open.end(), "open", "");
        }
        for (var busy : span.busy()) {
            addDays(spans, busy.receiver(), busy.start(), busy.end(), texts.text("office.busy"));
        }
        for (var blocked : span.blocked()) {
            addBlocked(spans, blocked);
        }
        return spans;
    }

    /** Blocked time may last for days. Where a booking was called off, its own words say so. */
    private void addBlocked(ArrayNode spans, BlockedTime blocked) {
        var isOfBooking = span.entries().stream()
                .anyMatch(entry -> entry.state() == BookingState.CANCELLED
                        && entry.receiver().equals(blocked.receiver())
                        && entry.start().equals(blocked.start())
                        && entry.end().equals(blocked.end()));
        if (isOfBooking) {
            return;
        }
        addDays(spans, blocked.receiver(), blocked.start(), blocked.end(), EntryWords.blocked(texts, blocked));
    }

    private void addDays(ArrayNode spans, ResourceId receiver, Instant from, Instant to, String text) {
        for (var day : days) {
            var start = later(from, CivilTime.startOf(day));
            var end = earlier(to, CivilTime.startOf(day.plusDays(1)));
            if (start.isBefore(end)) {
                addSpan(spans, receiver, start, end, "blocked", text);
            }
        }
    }

    private void addSpan(ArrayNode spans, ResourceId receiver, Instant start, Instant end, String kind, String text) {
        var column = column(receiver, start);
        if (column < 0) {
            return;
        }
        var from = Math.max(first(), minute(start));
        var to = Math.min(
                last(), minute(start) + (int) Duration.between(start, end).toMinutes());
        if (from < to) {
            var json = object();
            json.put("column", column);
            json.put("from", from);
            json.put("to", to);
            json.put("kind", kind);
            json.put("text", text);
            spans.add(json);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int minute(Instant at) {
        return at.atZone(CivilTime.ZONE).toLocalTime().toSecondOfDay() / 60;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
