package pl.nurt.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import pl.nurt.identity.AsSystem;
import pl.nurt.telemetry.bridges.Bridges;

/**
 * Bridges and the meters behind them, all registered and hung.
 *
 * @param keys API key of each bridge
 * @param meters identification of each meter; those of bridge b are the b-th share
 */
record Park(String url, List<String> keys, List<Long> ids, List<String> meters) {
    static final String TELEGRAM = "683c3c680801" + "72785634120106071a2b000000".repeat(4) + "0c13270485020000ff16";

    static Park of(ApplicationContext portal, String url, int bridges, int meters) throws SQLException {
        var registry = portal.getBean(Bridges.class);
        var keys = new ArrayList<String>();
        for (var bridge = 0; bridge < bridges; bridge++) {
            var code = "bench-" + bridge;
            keys.add(AsSystem.call(() -> registry.register(code)));
        }
        var ids = new ArrayList<Long>();
        var identifications = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into telemetry.concentrator (bridge_id, code, name, protocol)
                    select bridge_id, 'block', code, 'MBUS_TCP' from telemetry.bridge
                    """);
            statement.execute("""
                    insert into customer.service_point (locality, house_number, postal_code, latitude, longitude)
                    select 'Młynary', n::text, '14-420', 54.18, 19.72 from generate_series(1, %d) n
                    """.formatted(meters));
            try (var rows = statement.executeQuery("""
                    insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)
                    select n::text, n || '-APA-0A-07', 'APA', 20, 2.5, 5, '2031-01-01' from generate_series(10000001, 10000000 + %d) n
                    returning meter_id, identification
                    """.formatted(meters))) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                    identifications.add(rows.getString(2));
                }
            }
            // The same shares as of the keys: bridge b reads the b-th.
            statement.execute("""
                    insert into telemetry.meter_source (meter_id, concentrator_id)
                    select meter_id, concentrator_id
                    from (select meter_id, (row_number() over (order by serial_number) - 1) / %d as share from metering.meter) m
                    join (select concentrator_id, row_number() over (order by bridge_id) - 1 as share from telemetry.concentrator) c using (share)
                    """.formatted(meters / bridges));
            statement.execute("""
                    insert into metering.meter_installation (meter_id, service_point_id, role, installed_at, initial_m3)
                    select meter_id, service_point_id, 'MAIN', '2020-01-01', 0
                    from (select meter_id, row_number() over (order by meter_id) n from metering.meter) m
                    join (select service_point_id, row_number() over (order by service_point_id) n from customer.service_point) p using (n)
                    """);
        }
        return new Park(url, keys, ids, identifications);
    }

    /** Waits until the daily use is what the readings say. */
    void awaitDailyUse() throws SQLException, InterruptedException {
        while (batchesDue() > 0) {
            Thread.sleep(10);
        }
    }

    /** Writes out what is still in memory, so that the next one to be measured does not pay for the one before. */
    void checkpoint() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** Batches whose days are not rebuilt yet. */
    int batchesDue() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from metering.use_due")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    /** Litres a register shows after so many hours; each meter has a pace of its own, well below overload. */
    static long litres(int meter, long hours) {
        return hours * (5 + meter % 20);
    }
}
