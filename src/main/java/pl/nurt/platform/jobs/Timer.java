package pl.nurt.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Work that runs by itself, declared by a room as a bean; at each time on one of the portals only.
 *
 * <p>The work must be safe to repeat: when its portal is killed another one runs it again. A failure is kept and shown in the office,
 * and the timer goes on with its next time. Nobody is signed in while it runs.
 *
 * @param name stands in the timer's row, so it stays as it is: room and subject, {@code metering.partitions}. The office shows it as
 *     the text {@code <room>.timer.<subject>}
 */
public record Timer(String name, Rhythm rhythm, Runnable work) {
    /** When a timer runs. */
    public sealed interface Rhythm {
        /** The pause between the end of one run and the start of the next; the first one is at once. */
        record Every(Duration pause) implements Rhythm {}

        /** Once a day, by the clocks of a zone. */
        record Daily(LocalTime at, ZoneId zone) implements Rhythm {}
    }

    public Timer {
        if (!name.matches("[a-z]+(\\.[a-z-]+)+")) {
            throw new IllegalArgumentException("a timer is named by room and subject: " + name);
        }
    }

    public static Timer every(String name, Duration pause, Runnable work) {
        return new Timer(name, new Rhythm.Every(pause), work);
    }

    public static Timer daily(String name, LocalTime at, ZoneId zone, Runnable work) {
        return new Timer(name, new Rhythm.Daily(at, zone), work);
    }
}
