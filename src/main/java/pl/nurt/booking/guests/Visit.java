package pl.nurt.booking.guests;

import java.util.UUID;

/**
 * Somebody without an account at work in a browser.
 *
 * @param guest made by the page for this browser; whatever it holds is this visitor's
 * @param address from which it is asked, for counting
 */
public record Visit(UUID guest, String address) {}
