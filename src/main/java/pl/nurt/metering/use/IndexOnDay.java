package pl.nurt.metering.use;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of the index on a chosen civil day. Nothing here is interpolated. */
public sealed interface IndexOnDay {
    /** The last reading of the day. */
    record Read(IndexReading reading) implements IndexOnDay {}

    /** No reading on that day: the nearest ones on either side, as far as there are any. */
    record Nearest(@Nullable IndexReading before, @Nullable IndexReading after) implements IndexOnDay {}

    /** Before the viewer's contract, or before the first meter at the service point. */
    record TooEarly(LocalDate firstDay) implements IndexOnDay {}

    record InFuture() implements IndexOnDay {}
}
