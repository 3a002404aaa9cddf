package pl.nurt.identity.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The end of a day's chain: kept elsewhere, it is a witness against whoever could rewrite the whole database.
 *
 * @param lastPosition place of the day's last entry in the chain
 * @param entries how many the day has
 * @param head SHA-256 of the last one, in hexadecimal
 */
public record DayHead(LocalDate day, long lastPosition, long entries, String head, Instant closedAt) {
    public static final String TITLES = "day,last_position,entries,head";

    /** As a line of the file that is exported and that {@code ./nurt audit verify --heads} reads. */
    public String line() {
        return day + "," + lastPosition + "," + entries + "," + head;
    }
}
