package pl.nurt.booking.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.internal.DeskRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;

/** The day of whoever is signed in and receives: who, where, when, in the order in which they are come to. */
@Service
public class Rounds {
    private final DeskRepository bookings;
    private final Audit audit;
    private final Clock clock;

    Rounds(DeskRepository bookings, Audit audit, Clock clock) {
        this.bookings = bookings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The stops of the day by their times; what is being booked or was called off is no stop. That somebody looked is noted, with whose bookings
     * they saw.
     */
    @Transactional
    @HasRight(Right.STAFF)
    public List<Stop> day(Viewer viewer, LocalDate day) {
        var stops = new ArrayList<Stop>();
        @Nullable Instant reached = null;
        for (var entry : bookings.ofReceiver(viewer.account(), day, clock.instant())) {
            if (entry.state() != BookingState.HELD && entry.state() != BookingState.CANCELLED) {
                stops.add(new Stop(entry, reached == null ? null : Duration.between(reached, entry.start())));
                reached = entry.end();
            }
        }
        audit.asked(
                viewer,
                BookingDeed.DAY_SEEN,
                BookingDeed.day(day),
                day + "/" + day,
                stops.stream().map(stop -> stop.entry().named()).toList());
        return stops;
    }
}
