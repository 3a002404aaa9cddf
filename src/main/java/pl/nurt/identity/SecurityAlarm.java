package pl.nurt.identity;

import java.time.Instant;
import pl.nurt.platform.security.SecuritySign;

/**
 * So many of the same sign came within an hour that the administrators should know; once an hour and sign, whoever repeats it.
 *
 * @param hour its beginning
 * @param times how many there were when it was noticed
 */
public record SecurityAlarm(SecuritySign sign, Instant hour, long times) {}
