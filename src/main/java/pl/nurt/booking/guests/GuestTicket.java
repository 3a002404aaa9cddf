package pl.nurt.booking.guests;

import pl.nurt.booking.OwnBooking;

/** A booking of somebody without an account. @param secret opens it, moves it and gives it up, for whoever has it */
public record GuestTicket(String secret, OwnBooking booking) {}
