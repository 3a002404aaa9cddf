package pl.nurt.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.customer.Place;

/**
 * A booking as the person sees it who has it.
 *
 * @param receiver the name of whoever receives
 * @param movedFrom when it was before its last move
 * @param cancelReason why the office cancelled; null when the person did
 * @param endedAt when it was cancelled, or noted as over
 * @param moveUntil the last moment to move it, likewise to cancel it
 */
public record OwnBooking(
        BookingId id,
        BookingCalendar calendar,
        String receiver,
        Instant start,
        Instant end,
        BookingState state,
        @Nullable Place place,
        int sequence,
        @Nullable Instant movedFrom,
        boolean movedByOffice,
        @Nullable CancelReason cancelReason,
        @Nullable String cancelNote,
        @Nullable Instant endedAt,
        @Nullable Instant undoUntil) {
    public Instant moveUntil() {
        return start.minus(calendar.moveNotice());
    }

    public Instant cancelUntil() {
        return start.minus(calendar.cancelNotice());
    }

    /** What people say on the phone: T-000017. */
    public String number() {
        return "T-%06d".formatted(id.value());
    }
}
