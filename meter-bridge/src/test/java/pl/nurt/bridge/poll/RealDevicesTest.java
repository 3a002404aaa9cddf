package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.modbus.RegisterServer;
import pl.nurt.bridge.outbox.Reading;

/** Registers of devices that people met and the bridge has read from the first: so it must stay. */
class RealDevicesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final ArrayList<Reading> readings = new ArrayList<>();

    private ConcentratorStatus poll(RegisterServer device, String place, String map) throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        var yaml = """
                portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                concentrators:
                  - id: site
                    protocol: modbus-tcp
                    endpoint: '127.0.0.1:%d'
                    poll: { every: 1h, timeout: 300ms, tries: 2, drain: 20ms }
                    meters: [{ serial: A, unit: %s, profile: own }]
                profiles:
                  own: { registers: [{ quantity: volume, %s }] }
                """.formatted(device.endpoint().port(), place, map);
        var settings =
                BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
        return OneRound.run(settings, CLOCK, name -> Optional.empty(), (reading, notes) -> readings.add(reading));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, base: 0 | 000042f6 00004236 | offset: 0, type: f32, order: CDAB, scale: '100', fractionAt: { offset: 2, type: f32, order: CDAB, scale: '0.01' } | 12345.5",
                "1, base: 0 | 2000447a | offset: 0, type: f32, order: CDAB, unit: m3 | 1000.5",
                "1, base: 0 | a62f000e | offset: 0, type: u32, order: CDAB, scale: '0.01' | 9600.47",
                "1, base: 0 | 417054880c9fbe77 | offset: 0, type: f64, unit: m3 | 17123456.789",
                "240, ref: 40116 | 00003039 | offset: 0, type: u32, unit: l | 12.345"
            })
    void a_total_is_put_together_from_what_the_device_shows(String place, String registers, String map, String m3)
            throws Exception {
        var unit = Integer.parseInt(place.substring(0, place.indexOf(',')));
        try (var device = RegisterServer.tcp().put(unit, 3, place.contains("ref") ? 115 : 0, registers)) {
            poll(device, place, map);
            assertThat(readings)
                    .singleElement()
                    .extracting(Reading::indexM3)
                    .satisfies(index -> assertThat(index).isEqualByComparingTo(new BigDecimal(m3)));
        }
    }

    @Test
    void a_base_one_too_high_is_told_and_gives_no_value() throws Exception {
        try (var device = RegisterServer.tcp().put(1, 3, 0, "00003039")) {
            var status = poll(device, "1, base: 1", "offset: 0, type: u32, unit: l");
            assertThat(readings).isEmpty();
            assertThat(status.meters().getFirst().reason())
                    .isEqualTo("Modbus exception 02: the registers do not exist");
        }
    }

    @Test
    void a_device_that_sleeps_through_the_first_request_answers_the_second() throws Exception {
        var asked = new AtomicInteger();
        try (var device = RegisterServer.tcp().put(1, 3, 0, "00003039")) {
            device.spoil(frame -> asked.incrementAndGet() == 1 ? new byte[0] : frame);
            poll(device, "1, base: 0", "offset: 0, type: u32, unit: l");
            assertThat(readings)
                    .singleElement()
                    .extracting(Reading::indexM3)
                    .satisfies(index -> assertThat(index).isEqualByComparingTo(new BigDecimal("12.345")));
        }
    }
}
