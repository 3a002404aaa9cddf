package pl.nurt.billing.register;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One time a month was closed.
 *
 * @param closedBy name of who closed it
 * @param reopened null while it is closed
 */
public record MonthClosing(
        long id,
        YearMonth month,
        Instant closedAt,
        String closedBy,
        @Nullable Reopened reopened) {
    /** @param by name of who opened it again */
    public record Reopened(Instant at, String by, String reason) {}

    public boolean isClosed() {
        return reopened == null;
    }
}
