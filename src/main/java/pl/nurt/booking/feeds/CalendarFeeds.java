package pl.nurt.booking.feeds;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.internal.feeds.FeedRepository;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;

/**
 * The address from which somebody's calendar program fetches that person's bookings: those that were made, and for whoever receives, those
 * that come. Whoever has the address sees them, so it is secret, shown once, and can be taken back.
 */
@Service
@PreAuthorize("hasAnyRole('RESIDENT', 'STAFF')")
public class CalendarFeeds {
    /** Where the address leads, without its host; the secret follows. */
    public static final String PATH = "/api/booking/calendar/";

    private static final int SECRET_BYTES = 24;

    private final FeedRepository feeds;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(FeedRepository feeds, Audit audit, Clock clock) {
        this.feeds = feeds;
        this.audit = audit;
        this.clock = clock;
    }

    /** Since when there is an address. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(Viewer viewer) {
        return feeds.since(viewer.account());
    }

    /** Makes an address in place of any other. @return its path, which nobody can read again */
    @Transactional
    public String make(Viewer viewer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        feeds.revoke(viewer.account(), now);
        feeds.insert(viewer.account(), secret, now);
        audit.changed(viewer, BookingDeed.FEED_MADE, BookingDeed.feed(viewer.account()), Changes.none());
        return PATH + secret + ".ics";
    }

    /** From now on nobody gets anything there; a repeat changes nothing. */
    @Transactional
    public void revoke(Viewer viewer) {
        if (feeds.revoke(viewer.account(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit.changed(viewer, BookingDeed.FEED_REVOKED, BookingDeed.feed(viewer.account()), Changes.none());
        }
    }
}
