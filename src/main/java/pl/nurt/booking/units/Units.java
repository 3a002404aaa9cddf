package pl.nurt.booking.units;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnit;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.units.UnitRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/**
 * The units that own calendars, and who administers which: those who were named for the unit, and whoever keeps units. As long as nobody is
 * named, everybody who keeps calendars keeps the unit's.
 */
@Service
public class Units {
    private static final int LONGEST = 120;

    private final UnitRepository units;
    private final Audit audit;
    private final Clock clock;

    Units(UnitRepository units, Audit audit, Clock clock) {
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those whose calendars the viewer may change, by name. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BookingUnit> kept(Viewer viewer) {
        return units.all().stream().filter(unit -> keeps(viewer, unit.id())).toList();
    }

    /** Whether the viewer may change what belongs to the unit. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public boolean keeps(Viewer viewer, BookingUnitId unit) {
        if (!viewer.may(Right.KEEP_CALENDARS)) {
            return false;
        }
        var named = units.keepers(unit);
        return viewer.may(Right.KEEP_UNITS) || named.isEmpty() || named.contains(viewer.account());
    }

    /** @throws AccessDeniedException when the viewer does not keep the unit */
    @HasRight(Right.STAFF)
    public void demand(Viewer viewer, BookingUnitId unit) {
        if (!keeps(viewer, unit)) {
            throw new AccessDeniedException("not an administrator of unit " + unit.value());
        }
    }

    /** As {@link #demand(Viewer, BookingUnitId)}, of the unit that owns the calendar. */
    @HasRight(Right.STAFF)
    public void demand(Viewer viewer, BookingCalendarId calendar) {
        demand(viewer, units.of(calendar).orElseThrow(NotFoundException::new));
    }

    /** As {@link #demand(Viewer, BookingUnitId)}, of the unit of whoever receives. */
    @HasRight(Right.STAFF)
    public void demand(Viewer viewer, ResourceId receiver) {
        demand(viewer, units.of(receiver).orElseThrow(NotFoundException::new));
    }

    /** Everybody who could be named. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<Keeper> candidates() {
        return units.candidates();
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public UnitSettings settings(BookingUnitId id) {
        return units.settings(id).orElseThrow(NotFoundException::new);
    }

    /** @throws RefusedInputException when something is missing or too long */
    @Transactional
    @HasRight(Right.KEEP_UNITS)
    public BookingUnitId add(Viewer viewer, UnitSettings settings) {
        check(settings);
        var id = units.insert(settings);
        name(id, settings);
        note(viewer, id, null, settings);
        return id;
    }

    /** @throws StaleEditException when somebody changed it since it was read */
    @Transactional
    @HasRight(Right.KEEP_UNITS)
    public void change(Viewer viewer, BookingUnitId id, UnitSettings settings) {
        check(settings);
        var before = settings(id);
        if (!units.update(id, settings)) {
            throw new StaleEditException();
        }
        name(id, settings);
        note(viewer, id, before, settings);
    }

    private void name(BookingUnitId id, UnitSettings settings) {
        units.name(id, settings.keepers(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void note(Viewer viewer, BookingUnitId id, @Nullable UnitSettings before, UnitSettings after) {
        audit.changed(
                viewer,
                BookingDeed.UNIT_CHANGED,
                BookingDeed.subject(id),
                Changes.none()
                        .with(
                                "name",
                                before == null ? null : before.name().pl(),
                                after.name().pl())
                        .with("address", before == null ? null : before.address(), after.address())
                        .with("phone", before == null ? null : before.phone(), after.phone())
                        .with("keepers", before == null ? Set.of() : names(before), names(after)));
    }

    private Set<String> names(UnitSettings settings) {
        return units.names(settings.keepers());
    }

    private static void check(UnitSettings settings) {
        var problems = new ArrayList<FieldProblem>();
        text(settings.name().pl(), "name", problems);
        text(settings.name().en(), "nameEn", problems);
        text(settings.address(), "address", problems);
        var phone = settings.phone();
        if (phone != null && phone.length() > LONGEST) {
            problems.add(new FieldProblem("phone", "booking.settings.long"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
    }

    private static void text(String text, String field, List<FieldProblem> problems) {
        if (text.isBlank()) {
            problems.add(new FieldProblem(field, "booking.unit.missing"));
        } else if (text.length() > LONGEST) {
            problems.add(new FieldProblem(field, "booking.settings.long"));
        }
    }
}
