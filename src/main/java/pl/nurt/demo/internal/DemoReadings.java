package pl.nurt.demo.internal;

import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.metering.Routines.createReadingPartitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Repository;
import pl.nurt.platform.CivilTime;

/**
 * Fills an empty database with places, devices and readings, set-based, by the scripts in {@code resources/demo}.
 *
 * <p>The same day and scale give the same data. Runs inside the caller's transaction, so that there is all of it or nothing.
 */
@Repository
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoReadings {
    private static final Logger log = LoggerFactory.getLogger(DemoReadings.class);

    private final DSLContext db;
    private final Clock clock;

    DemoReadings(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean isThereAlready() {
        return db.fetchExists(CUSTOMER_);
    }

    void fill(DemoSettings.Scale scale) {
        var now = clock.instant();
        var today = CivilTime.dayOf(now);
        var firstDay = today.minusDays(scale.days);
        set(Map.of(
                "points", scale.points,
                "now", now,
                "today", today,
                "first_day", firstDay,
                "hourly_from", today.minusDays(scale.hourlyDays)));
        createReadingPartitions(db.configuration(), firstDay.minusDays(1), today.plusMonths(3));
        run("1-places-and-customers");
        run("2-devices");
        run("3-days");
        fillMonths(firstDay, today);
        run("5-derived");
    }

    /** Booking calendars with their bookings; needs the accounts of the demo's people. */
    void fillCalendars() {
        run("6-calendars");
    }

    private void fillMonths(LocalDate firstDay, LocalDate today) {
        for (var month = firstDay.withDayOfMonth(1); !month.isAfter(today); month = month.plusMonths(1)) {
            set(Map.of("from", month, "to", month.plusMonths(1)));
            run("4-readings");
            log.info("demo readings filled month={}", month);
        }
    }

    /** Settings that end with the transaction; the scripts read them by {@code current_setting}. */
    private void set(Map<String, ?> settings) {
        settings.forEach((name, value) -> db.connection(connection -> {
            try (var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
                statement.setString(1, "demo." + name);
                statement.setString(2, value.toString());
                statement.execute();
            }
        }));
    }

    private void run(String script) {
        try {
            var sql = new ClassPathResource("demo/" + script + ".sql").getContentAsString(StandardCharsets.UTF_8);
            db.connection(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
