package pl.nurt.booking.waiting;

import java.time.LocalDate;
import pl.nurt.booking.calendars.Words;

/**
 * One's place on the waiting list.
 *
 * @param to the last day one waits for
 * @param before how many asked earlier for a time of the same days
 */
public record Waiting(WaitingId id, Words calendar, LocalDate from, LocalDate to, PartOfDay part, int before) {}
