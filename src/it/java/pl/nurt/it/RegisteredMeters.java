package pl.nurt.it;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** A bridge and meters that the portal knows, each meter hung at a point of its own with an index of zero. */
final class RegisteredMeters {
    private RegisteredMeters() {}

    static void register(Database database, String bridgeCode, String key, List<String> identifications)
            throws Exception {
        try (var connection = database.connect();
                var bridge = connection.prepareStatement("""
                        with bridge as (
                            insert into telemetry.bridge (code) values (?) returning bridge_id
                        ), concentrator as (
                            insert into telemetry.concentrator (bridge_id, code, name, protocol)
                            select bridge_id, 'block', 'Blok', 'MBUS_TCP' from bridge
                        )
                        insert into telemetry.bridge_key (bridge_id, key_sha256, first_used_at)
                        select bridge_id, ?, now() from bridge
                        """);
                var meter = connection.prepareStatement("""
                        with point as (
                            insert into customer.service_point (locality, house_number, postal_code, latitude, longitude)
                            values ('Młynary', ?, '14-420', 54.18, 19.72) returning service_point_id
                        ), meter as (
                            insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)
                            values (?, ?, 'Test', 15, 2.5, 6, '2030-01-01') returning meter_id
                        ), source as (
                            insert into telemetry.meter_source (meter_id, concentrator_id)
                            select meter_id, (select max(concentrator_id) from telemetry.concentrator) from meter
                        )
                        insert into metering.meter_installation (meter_id, service_point_id, role, installed_at, initial_m3)
                        select meter_id, service_point_id, 'MAIN', '2020-01-01', 0 from meter, point
                        """)) {
            bridge.setString(1, bridgeCode);
            bridge.setBytes(2, MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
            bridge.execute();
            for (var identification : identifications) {
                meter.setString(1, identification);
                meter.setString(2, identification);
                meter.setString(3, identification);
                meter.addBatch();
            }
            meter.executeBatch();
        }
    }
}
