package pl.nurt.identity.security;

import java.time.Instant;
import pl.nurt.platform.security.SecuritySign;

/**
 * The same sign from the same place within an hour.
 *
 * @param address a block of addresses; empty when it is not known, or were too many to tell
 * @param about what was tried, as the log names it; empty when it was nothing of ours
 */
public record SecurityRow(
        SecuritySign sign, String address, String about, long times, Instant firstAt, Instant lastAt) {}
