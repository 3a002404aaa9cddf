package pl.nurt.telemetry.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.TestDatabase;

/** A database from before bridges spoke for their own meters alone: what its office published counts after the upgrade as well. */
class SourcesOfPublishedConfigurationsTest {
    private static final String BEFORE = "202611291526";

    @Test
    void meters_of_published_configurations_are_read_through_their_concentrators_after_the_upgrade()
            throws SQLException {
        var url = TestDatabase.newDatabase();
        migrate(url, BEFORE);
        try (var connection = DriverManager.getConnection(url);
                var sql = connection.createStatement()) {
            sql.execute("insert into telemetry.bridge (code) values ('one'), ('two')");
            concentrator(sql, "one", "a");
            concentrator(sql, "one", "b");
            concentrator(sql, "two", "a");
            meter(sql, "M1", "1001");
            meter(sql, "M2-APA-0A-07", "1002");
            meter(sql, "M3-APA-0A-07", "twice");
            meter(sql, "M4-KAM-1B-16", "twice");
            meter(sql, "M5", "1005");
            meter(sql, "M6", "1006");
            meter(sql, "M7", "1007");
            published(sql, "one", 1, "SUPERSEDED", plan("a", "M1", "1002", "twice", "M6"));
            published(sql, "one", 2, "ACTIVE", plan("b", "M1", "unregistered"));
            published(sql, "one", 3, "REJECTED", plan("b", "1002", "M7"));
            published(sql, "two", 1, "PUBLISHED", plan("a", "M5", "M6"));
            published(sql, "two", 2, "PUBLISHED", "{\"profiles\": {}}");
            // Somebody said so already.
            sql.execute("""
                    insert into telemetry.meter_source (meter_id, concentrator_id)
                    select meter_id, concentrator_id from metering.meter, telemetry.concentrator
                    join telemetry.bridge using (bridge_id)
                    where identification = 'M6' and bridge.code = 'one' and concentrator.code = 'b'""");

            migrate(url, "latest");
            assertThat(sources(sql))
                    .isEqualTo(Map.of("M1", "one/b", "M2-APA-0A-07", "one/a", "M5", "two/a", "M6", "one/b"));
        }
    }

    private static void migrate(String url, String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .outOfOrder(true)
                .target(target)
                // Functions of today speak of tables that were not there then.
                .repeatableSqlMigrationPrefix(target.equals(BEFORE) ? "later" : "R")
                .load()
                .migrate();
    }

    private static void concentrator(Statement sql, String bridge, String code) throws SQLException {
        sql.execute("""
                insert into telemetry.concentrator (bridge_id, code, name, protocol)
                select bridge_id, '%2$s', '%2$s', 'MBUS_TCP' from telemetry.bridge where code = '%1$s'
                """.formatted(bridge, code));
    }

    private static void meter(Statement sql, String identification, String serial) throws SQLException {
        sql.execute("""
                insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)
                values ('%s', '%s', 'APA', 20, 2.5, 5, '2030-01-01')
                """.formatted(serial, identification));
    }

    private static void published(Statement sql, String bridge, int version, String state, String document)
            throws SQLException {
        sql.execute("""
                insert into telemetry.bridge_configuration (bridge_id, version, document, made_at, state, state_since)
                select bridge_id, %2$d, '%4$s', timestamptz '2026-11-01' + %2$d * interval '1 day', '%3$s', now()
                from telemetry.bridge where code = '%1$s'
                """.formatted(bridge, version, state, document));
    }

    private static String plan(String concentrator, String... serials) {
        var meters = new StringBuilder();
        for (var serial : serials) {
            meters.append(meters.isEmpty() ? "" : ", ").append("{\"serial\": \"" + serial + "\", \"primary\": 1}");
        }
        return "{\"concentrators\": [{\"id\": \"" + concentrator + "\", \"meters\": [" + meters + "]}]}";
    }

    private static Map<String, String> sources(Statement sql) throws SQLException {
        var found = new TreeMap<String, String>();
        try (var rows = sql.executeQuery("""
                select identification, bridge.code || '/' || concentrator.code
                from telemetry.meter_source
                join metering.meter using (meter_id)
                join telemetry.concentrator using (concentrator_id)
                join telemetry.bridge using (bridge_id)""")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }
}
