package pl.nurt.booking.plans;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.internal.PlanWriter;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.CalledOff;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.StaleEditException;

/** The working plans, edited in the office. No booking loses its hours silently: whoever changes a plan sees them first and decides. */
@Service
public class CalendarPlans {
    private final PlanWriter writer;
    private final BookingDesk desk;
    private final Units units;

    CalendarPlans(PlanWriter writer, BookingDesk desk, Units units) {
        this.writer = writer;
        this.desk = desk;
        this.units = units;
    }

    /** Of everybody who receives in the calendar, by name. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<ReceiverPlan> of(BookingCalendarId calendar) {
        return writer.plans(calendar);
    }

    /** Bookings to come that no plan has hours for: kept when it changed, or put there by the office. */
    @Transactional
    @HasRight(Right.STAFF)
    public List<DeskEntry> outside(Viewer viewer, BookingCalendarId calendar) {
        return desk.bookings(viewer, writer.outside(calendar));
    }

    /** The bookings that the change would leave without hours, the soonest first; nothing is changed. */
    @HasRight(Right.KEEP_CALENDARS)
    public List<DeskEntry> stranded(Viewer viewer, PlanChange change) {
        return desk.bookings(viewer, writer.stranded(change));
    }

    /**
     * Changes the plan: free times follow at once, bookings do as was decided. A repeat changes nothing more.
     *
     * @throws StaleEditException when the change strands a booking that was not listed
     */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public CalledOff change(Viewer viewer, PlanChange change, Aftermath aftermath) {
        units.demand(viewer, change.calendar());
        var stranded = writer.change(viewer, change, aftermath.seen());
        var reason = aftermath.callOff();
        return reason == null || stranded.isEmpty()
                ? CalledOff.NOBODY
                : desk.callOff(viewer, stranded, reason, aftermath.note());
    }
}
