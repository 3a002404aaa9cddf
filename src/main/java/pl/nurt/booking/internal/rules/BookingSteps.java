package pl.nurt.booking.internal.rules;

import static pl.nurt.booking.BookingState.ATTENDED;
import static pl.nurt.booking.BookingState.BOOKED;
import static pl.nurt.booking.BookingState.CANCELLED;
import static pl.nurt.booking.BookingState.HELD;
import static pl.nurt.booking.BookingState.MISSED;
import static pl.nurt.booking.BookingState.RELEASED;

import pl.nurt.booking.BookingState;
import pl.nurt.identity.Role;
import pl.nurt.platform.Steps;

/** The life of a booking. */
public final class BookingSteps {
    public static final Steps<BookingState> STEPS = Steps.of(BookingState.class, "booking.booking.state")
            .start(HELD)
            .start(BOOKED)
            .step(HELD, RELEASED)
            .step(HELD, BOOKED, Role.RESIDENT, Role.CUSTOMER_SERVICE)
            .step(BOOKED, CANCELLED, Role.RESIDENT, Role.CUSTOMER_SERVICE)
            // Taken back within a minute, while the time is still free.
            .step(CANCELLED, BOOKED, Role.RESIDENT, Role.CUSTOMER_SERVICE)
            .step(BOOKED, ATTENDED, Role.CUSTOMER_SERVICE, Role.TECHNICIAN)
            .step(BOOKED, MISSED, Role.CUSTOMER_SERVICE, Role.TECHNICIAN)
            .step(ATTENDED, BOOKED, Role.CUSTOMER_SERVICE, Role.TECHNICIAN)
            .step(MISSED, BOOKED, Role.CUSTOMER_SERVICE, Role.TECHNICIAN)
            .table();

    private BookingSteps() {}
}
