package pl.nurt.booking.calendars;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.internal.CalendarRepository;
import pl.nurt.booking.internal.rules.SettingsCheck;
import pl.nurt.booking.internal.units.UnitRepository;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/** The calendars themselves, set up in the office. What is booked already keeps the rules it was booked by. */
@Service
public class CalendarRegister {
    private final CalendarRepository calendars;
    private final UnitRepository allUnits;
    private final Units units;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    CalendarRegister(
            CalendarRepository calendars,
            UnitRepository allUnits,
            Units units,
            Audit audit,
            ApplicationEventPublisher events) {
        this.calendars = calendars;
        this.allUnits = allUnits;
        this.units = units;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BookingUnit> units() {
        return allUnits.all();
    }

    /** Whoever could receive, of all units. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Receiver> receivers() {
        return calendars.receivers();
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public CalendarSettings settings(BookingCalendarId id) {
        return calendars.settings(id).orElseThrow(NotFoundException::new);
    }

    /** @throws RefusedInputException when something is missing or cannot be */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public BookingCalendarId add(Viewer viewer, CalendarSettings settings) {
        units.demand(viewer, settings.unit());
        check(settings);
        var id = calendars.insert(settings);
        calendars.give(id, settings);
        audit.changed(
                viewer,
                BookingDeed.CALENDAR_ADDED,
                BookingDeed.subject(id),
                Changes.none().with("name", null, settings.name().pl()));
        events.publishEvent(TimesChanged.of(settings.receivers()));
        return id;
    }

    /** @throws StaleEditException when somebody changed it since it was read */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public void change(Viewer viewer, BookingCalendarId id, CalendarSettings settings) {
        var before = settings(id);
        units.demand(viewer, before.unit());
        units.demand(viewer, settings.unit());
        check(settings);
        if (!calendars.update(id, settings)) {
            throw new StaleEditException();
        }
        calendars.give(id, settings);
        audit.changed(viewer, BookingDeed.CALENDAR_CHANGED, BookingDeed.subject(id), changes(before, settings));
        events.publishEvent(TimesChanged.of(settings.receivers()));
    }

    private static void check(CalendarSettings settings) {
        var problems = SettingsCheck.of(settings);
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
    }

    private static Changes changes(CalendarSettings before, CalendarSettings after) {
        return Changes.none()
                .with("name", before.name().pl(), after.name().pl())
                .with("kind", before.kind(), after.kind())
                .with("venue", before.venue(), after.venue())
                .with("audience", before.audience(), after.audience())
                .with("length", before.length(), after.length())
                .with("step", before.step(), after.step())
                .with("before", before.before(), after.before())
                .with("after", before.after(), after.after())
                .with("capacity", before.capacity(), after.capacity())
                .with("bookNotice", before.bookNotice(), after.bookNotice())
                .with("moveNotice", before.moveNotice(), after.moveNotice())
                .with("cancelNotice", before.cancelNotice(), after.cancelNotice())
                .with("horizonDays", before.horizonDays(), after.horizonDays())
                .with("openPerPerson", before.openPerPerson(), after.openPerPerson())
                .with("offerMinutes", before.offerMinutes(), after.offerMinutes())
                .with("onHolidays", before.onHolidays(), after.onHolidays())
                .with("besideOthers", before.besideOthers(), after.besideOthers())
                .with("reminderHours", before.reminderHours(), after.reminderHours())
                .with("published", before.published(), after.published())
                .with("questions", labels(before), labels(after));
    }

    private static List<String> labels(CalendarSettings settings) {
        return settings.questions().stream().map(asked -> asked.label().pl()).toList();
    }
}
