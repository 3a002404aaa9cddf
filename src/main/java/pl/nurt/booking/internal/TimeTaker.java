package pl.nurt.booking.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.BookingRepository.Row;
import pl.nurt.booking.internal.BookingRepository.Taking;
import pl.nurt.booking.internal.times.Offer;
import pl.nurt.booking.internal.times.OfferQuery;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/** Looks under the locks of those who receive whether a time can be had, and refuses with the reason when it cannot. */
@Component
class TimeTaker {
    private final BookingRepository bookings;
    private final BookingLocks locks;
    private final OfferQuery offers;

    TimeTaker(BookingRepository bookings, BookingLocks locks, OfferQuery offers) {
        this.bookings = bookings;
        this.locks = locks;
        this.offers = offers;
    }

    /**
     * Finds somebody who is free at that time.
     *
     * @param account of whoever comes; null for somebody without one
     * @param receiver null for anyone
     * @param moved what is moved there, if anything
     */
    Taking take(
            @Nullable UserAccountId account,
            BookingCalendar calendar,
            Instant start,
            @Nullable ResourceId receiver,
            @Nullable Row moved,
            Instant now) {
        checkNotice(start, calendar, now);
        lock(calendar.id(), moved == null ? List.of() : List.of(moved.resource()), now);
        var without = moved == null ? null : moved.id();
        var day = CivilTime.dayOf(start);
        var offer = offers.load(calendar.id(), day, day, receiver, without, now);
        if (offer.rules().isTooFar(start, now, CivilTime.ZONE)) {
            throw BookingRefusedException.of(Refusal.TOO_FAR, calendar.horizonDays());
        }
        if (!offer.isOffered(start)) {
            throw BookingRefusedException.of(Refusal.NOT_OFFERED);
        }
        var found = receiverAt(offer, start, moved);
        var span = offer.rules().at(start);
        if (account != null && !offer.besideOthers() && bookings.isElsewhere(account, span, without)) {
            throw BookingRefusedException.of(Refusal.BOOKED_ELSEWHERE);
        }
        var seats = bookings.freeSeats(calendar.id(), found, span, offer.rules().capacity());
        return new Taking(calendar.id(), found, span, offer.rules().buffers(), seats, offer.besideOthers(), account);
    }

    /** Whoever has it now keeps it when free; else the one with least to do. */
    private static ResourceId receiverAt(Offer offer, Instant start, @Nullable Row moved) {
        if (moved != null) {
            var same = offer.of(moved.resource()).flatMap(one -> one.receiverAt(start));
            if (same.isPresent()) {
                return same.get().resource();
            }
        }
        return offer.receiverAt(start)
                .orElseThrow(() -> BookingRefusedException.of(Refusal.TAKEN))
                .resource();
    }

    /** Whether the booking, which is none any more, could have its time again; under the locks. */
    boolean isFree(Row old, Instant now) {
        var day = CivilTime.dayOf(old.start());
        return offers.load(old.calendar(), day, day, old.resource(), null, now)
                .receiverAt(old.start())
                .isPresent();
    }

    void lock(BookingCalendarId calendar, List<ResourceId> others, Instant now) {
        bookings.endHolds(locks.receivers(calendar, others), now);
    }

    static void checkNotice(Instant start, BookingCalendar calendar, Instant now) {
        if (start.isBefore(now.plus(calendar.bookNotice()))) {
            throw BookingRefusedException.of(
                    Refusal.TOO_SOON, calendar.bookNotice().toMinutes());
        }
    }
}
