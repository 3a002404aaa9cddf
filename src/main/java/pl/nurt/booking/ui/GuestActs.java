package pl.nurt.booking.ui;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.guests.GuestBookings;
import pl.nurt.booking.guests.Visit;

/** A booking that a secret address opens. */
record GuestActs(GuestBookings guests, Visit visit, String secret, OwnBooking booking, Locale language)
        implements BookingActs {
    @Override
    public byte[] file() {
        return guests.calendarFile(visit, secret, language);
    }

    @Override
    public void cancel() {
        guests.cancel(visit, secret);
    }

    @Override
    public void undo() {
        guests.undoCancel(visit, secret);
    }

    @Override
    public List<Instant> instead() {
        return guests.instead(booking);
    }

    @Override
    public String rebook(Instant start) {
        return GuestBookingView.location(guests.rebook(visit, secret, start));
    }

    @Override
    public String moving() {
        return BookingAddress.guest(booking.calendar().id()).keyed(secret).location();
    }

    @Override
    public String others() {
        return BookingAddress.guest(booking.calendar().id()).location();
    }
}
