package pl.nurt.booking.internal.waiting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.WaitingChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.internal.rules.AnswerTime;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.waiting.OfferAnswer;
import pl.nurt.booking.waiting.WaitingOfferId;
import pl.nurt.db.booking.tables.records.BookingRecord;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/**
 * Gives kept times to those who wait, one after the other in the order in which they asked. When nobody is left, or too little time to decide,
 * everybody may book it.
 */
@Component
public class WaitingTurns {
    private static final int AT_ONCE = 200;

    private final WaitingRepository waiting;
    private final CalendarQuery calendars;
    private final WaitingMessages messages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WaitingTurns(
            WaitingRepository waiting,
            CalendarQuery calendars,
            WaitingMessages messages,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.waiting = waiting;
        this.calendars = calendars;
        this.messages = messages;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Asks the next one for every time whose turn is over, each in a transaction of its own. A repeat asks nobody twice. */
    public void turn() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(status -> waiting.endOffersWithoutTime(now));
        for (var id : waiting.due(now, AT_ONCE)) {
            transaction.executeWithoutResult(status -> waiting.lock(id)
                    .filter(kept -> !Objects.requireNonNull(kept.getHeldUntil()).isAfter(now))
                    .ifPresent(kept -> passOn(kept, OfferAnswer.EXPIRED, now)));
        }
    }

    /** The one whose turn it is does not want it; when it is somebody else's turn by now, nothing happens. */
    @Transactional
    public void declined(WaitingOfferId offer, BookingId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        waiting.lock(id)
                .filter(kept -> waiting.isOpen(offer))
                .ifPresent(kept -> passOn(kept, OfferAnswer.DECLINED, now));
    }

    private void passOn(BookingRecord kept, OfferAnswer answer, Instant now) {
        var id = kept.getBookingId();
        waiting.answered(id, answer, now);
        var calendar = calendars.published(kept.getBookingCalendarId());
        var next = waiting.next(kept);
        if (calendar.isPresent() && next.isPresent()) {
            var until = AnswerTime.end(now, calendar.get().offerTime(), CivilTime.ZONE);
            if (!until.isAfter(kept.getStartsAt().minus(calendar.get().bookNotice()))) {
                waiting.keepUntil(id, until);
                var offer = waiting.offer(next.get().id(), id, now, until);
                announce(offer, next.get().account(), kept, calendar.get(), until);
                return;
            }
        }
        waiting.release(id);
        events.publishEvent(TimesChanged.of(kept.getResourceId()));
    }

    private void announce(
            WaitingOfferId offer, UserAccountId account, BookingRecord kept, BookingCalendar calendar, Instant until) {
        messages.offered(offer, account, calendar.name(), kept.getStartsAt(), until);
        events.publishEvent(WaitingChanged.of(account));
    }
}
