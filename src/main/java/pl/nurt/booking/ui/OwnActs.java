package pl.nurt.booking.ui;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.OwnBooking;
import pl.nurt.identity.Viewer;

/** A booking of whoever is signed in. */
record OwnActs(Bookings bookings, Viewer viewer, OwnBooking booking, Locale language) implements BookingActs {
    @Override
    public byte[] file() {
        return bookings.calendarFile(viewer, booking.id(), language);
    }

    @Override
    public void cancel() {
        bookings.cancel(viewer, booking.id());
    }

    @Override
    public void undo() {
        bookings.undoCancel(viewer, booking.id());
    }

    @Override
    public List<Instant> instead() {
        return bookings.instead(viewer, booking.id());
    }

    @Override
    public String rebook(Instant start) {
        return BookingView.location(bookings.rebook(viewer, booking.id(), start).id());
    }

    @Override
    public String moving() {
        return BookingAddress.moving(booking.id());
    }

    @Override
    public String others() {
        return BookingAddress.of(booking.calendar().id());
    }
}
