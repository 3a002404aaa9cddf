package pl.nurt.booking.guests;

/**
 * Who comes. One of the ways to reach the person is needed.
 *
 * @param email may be empty; messages about the booking go there
 * @param place where to come to, for a calendar at the customer's; else empty
 */
public record GuestContact(String person, String email, String place) {}
