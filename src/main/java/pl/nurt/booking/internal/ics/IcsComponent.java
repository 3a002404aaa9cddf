package pl.nurt.booking.internal.ics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of an iCalendar file between BEGIN and END, with the parts inside. */
record IcsComponent(String name, List<IcsLine> lines, List<IcsComponent> inside) {
    private static final int DEEPEST = 8;

    /** @throws UnreadableCalendarException for anything that is no calendar, such as a sign-in page */
    static IcsComponent read(byte[] file) {
        var open = new ArrayDeque<IcsComponent>();
        IcsComponent whole = null;
        for (var line : IcsLine.read(file)) {
            var value = line.value().strip().toUpperCase(Locale.ROOT);
            if (line.name().equals("BEGIN")) {
                var begun = new IcsComponent(value, new ArrayList<>(), new ArrayList<>());
                if (open.isEmpty() ? whole != null || !value.equals("VCALENDAR") : open.size() >= DEEPEST) {
                    throw new UnreadableCalendarException("not one calendar");
                }
                if (open.peek() instanceof IcsComponent around) {
                    around.inside().add(begun);
                }
                open.push(begun);
            } else if (line.name().equals("END")) {
                if (open.isEmpty() || !open.peek().name().equals(value)) {
                    throw new UnreadableCalendarException("a part does not end where it should");
                }
                whole = open.pop();
            } else if (open.peek() instanceof IcsComponent around) {
                around.lines().add(line);
            } else {
                throw new UnreadableCalendarException("something outside of the calendar");
            }
        }
        if (whole == null || !open.isEmpty()) {
            throw new UnreadableCalendarException("the calendar does not end");
        }
        return whole;
    }

    List<IcsComponent> inside(String kind) {
        return inside.stream().filter(one -> one.name().equals(kind)).toList();
    }

    List<IcsLine> all(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).toList();
    }

    Optional<IcsLine> first(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).findFirst();
    }

    boolean says(String property, String value) {
        return first(property)
                .filter(line -> line.value().strip().equalsIgnoreCase(value))
                .isPresent();
    }
}
