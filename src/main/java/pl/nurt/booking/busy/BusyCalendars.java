package pl.nurt.booking.busy;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.busy.BusyHosts;
import pl.nurt.booking.internal.busy.BusyRepository;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/**
 * Which calendars of other programs make those who receive busy here. Their times are taken in beside the page, and hold as long as nothing
 * newer can be read.
 */
@Service
public class BusyCalendars {
    private final BusyRepository sources;
    private final BusyHosts hosts;
    private final Units units;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BusyCalendars(
            BusyRepository sources,
            BusyHosts hosts,
            Units units,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sources = sources;
        this.hosts = hosts;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BusySource> of(ResourceId receiver) {
        return sources.of(receiver);
    }

    /** @throws RefusedInputException when it is not an address of a calendar service the portal reads from */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public BusySourceId add(Viewer viewer, ResourceId receiver, String address) {
        units.demand(viewer, receiver);
        var allowed = hosts.allowed(address.strip())
                .orElseThrow(() -> new RefusedInputException(
                        List.of(new FieldProblem("address", "booking.busy.address.unknown"))));
        var id = sources.insert(
                receiver, allowed.toString(), viewer.account(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.changed(
                viewer,
                BookingDeed.BUSY_ADDED,
                BookingDeed.receiver(receiver),
                Changes.none().with("host", null, allowed.getHost()));
        return id;
    }

    /** Its times count no longer; a repeat changes nothing. */
    @Transactional
    @HasRight(Right.KEEP_CALENDARS)
    public void remove(Viewer viewer, BusySource source) {
        units.demand(viewer, source.receiver());
        if (sources.remove(source.id(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit.changed(
                    viewer,
                    BookingDeed.BUSY_REMOVED,
                    BookingDeed.receiver(source.receiver()),
                    Changes.none().with("host", source.host(), null));
            events.publishEvent(TimesChanged.of(source.receiver()));
        }
    }
}
