package pl.nurt.bridge.modbus;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.outbox.Flag;

/**
 * What must be known of a counter to continue its index.
 *
 * @param start the {@link CounterStart} it was counted from, as text
 * @param counter what it showed last
 * @param pulses how far it went from the start in all
 * @param at when it was read last
 * @param held why nothing of it can be believed until there is a new start
 */
public record CounterState(
        String start,
        BigInteger counter,
        BigInteger pulses,
        Instant at,
        @Nullable Flag held) {
    private static final String SEPARATOR = " ";

    /** What is noted when nobody can tell what was: there is no value until there is a new start. */
    public static CounterState lost(CounterStart start, Instant at) {
        return new CounterState(start.toString(), start.counter(), BigInteger.ZERO, at, Flag.COUNTER_GAP);
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return String.join(
                SEPARATOR,
                start,
                counter.toString(),
                pulses.toString(),
                at.toString(),
                held == null ? "-" : held.name());
    }

    /** Empty for anything that {@link #text} did not write. */
    public static Optional<CounterState> parse(String text) {
        var parts = text.split(SEPARATOR);
        try {
            return parts.length != 5
                    ? Optional.empty()
                    : Optional.of(new CounterState(
                            parts[0],
                            new BigInteger(parts[1]),
                            new BigInteger(parts[2]),
                            Instant.parse(parts[3]),
                            parts[4].equals("-") ? null : Flag.valueOf(parts[4])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
