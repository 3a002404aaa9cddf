package pl.nurt.it;

import java.sql.SQLException;
import java.time.Clock;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.ParkFile;

/** The demo's simulated meters and the bridge that reads them; behind the demo resident's meter a tap is open. */
final class MovingMeters implements AutoCloseable {
    private final Park park;
    private final BridgeRunner bridge;

    private MovingMeters(Park park, BridgeRunner bridge) {
        this.park = park;
        this.bridge = bridge;
    }

    static MovingMeters of(Demo demo) throws Exception {
        var park = ParkFile.load(demo.park().resolve("park.yaml"), Clock.systemUTC())
                .start();
        return new MovingMeters(
                park, BridgeRunner.start(BridgeConfig.load(demo.park().resolve("bridge.yaml")), Clock.systemUTC()));
    }

    /** The newest index of the demo resident's meter that is stored. */
    static String stored(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    select index_m3 from metering.latest_reading join metering.meter using (meter_id) where serial_number = '31415926'
                    """)) {
            rows.next();
            return rows.getBigDecimal(1).toPlainString();
        }
    }

    @Override
    public void close() {
        bridge.close();
        park.close();
    }
}
