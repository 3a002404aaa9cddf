package pl.nurt.booking;

import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What can be done to a booking. */
public enum BookingDeed implements Deed {
    BOOKED,
    MOVED,
    CANCELLED,
    RESTORED,
    CALLED_OFF,
    NOTED;

    @Override
    public String room() {
        return "booking";
    }

    /** The booking, as the log names one. */
    public static AuditSubject subject(BookingId booking) {
        return AuditSubject.of("booking.booking", booking.value());
    }
}
