package pl.nurt.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Between instants and the days people live by. The only place that names the utility's time zone. */
public final class CivilTime {
    public static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    private CivilTime() {}

    /** The civil day in which the instant lies. */
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The first instant of the civil day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
