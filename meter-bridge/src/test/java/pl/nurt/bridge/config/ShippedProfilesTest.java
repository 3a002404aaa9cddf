package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.modbus.CounterRule;
import pl.nurt.bridge.modbus.Framing;
import pl.nurt.bridge.modbus.MasterSettings;
import pl.nurt.bridge.modbus.ModbusFailure;
import pl.nurt.bridge.modbus.ModbusMaster;
import pl.nurt.bridge.modbus.PlannedReads;
import pl.nurt.bridge.modbus.RegisterImage;
import pl.nurt.bridge.modbus.RegisterServer;
import pl.nurt.bridge.outbox.Flag;

/**
 * Every shipped map reads an image of registers over a real socket. The images are composed from what the makers' manuals say, not from
 * the maps.
 */
class ShippedProfilesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final RegisterServer server = RegisterServer.tcp();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        Files.writeString(folder.resolve("key"), "k");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ConcentratorSettings.Modbus settings(String meter) throws ConfigException {
        var yaml = """
                portal: { url: 'https://p', apiKeyFile: key }
                concentrators:
                  - { id: a, protocol: modbus-tcp, endpoint: '%s', meters: [{ serial: '12345678', unit: 1, %s }] }
                """.formatted(server.endpoint(), meter);
        return (ConcentratorSettings.Modbus)
                BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
    }

    private RegisterImage read(String meter) throws ConfigException, ModbusFailure {
        var settings = settings(meter);
        var patience = new MasterSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ZERO,
                1);
        try (var master = new ModbusMaster(settings.endpoint(), Framing.TCP, patience)) {
            var places = settings.meters().stream()
                    .map(ConcentratorSettings.ModbusMeter::place)
                    .toList();
            return new PlannedReads(master, CLOCK, places, settings.limits(), Duration.ZERO).read(0);
        }
    }

    private static void index(RegisterImage image, @Nullable String expected) {
        if (expected == null) {
            assertThat(image.indexM3()).isEmpty();
        } else {
            assertThat(image.indexM3()).hasValueSatisfying(m3 -> assertThat(m3).isEqualByComparingTo(expected));
        }
    }

    @Test
    void each_shipped_file_is_known_by_its_name_and_has_a_header() throws Exception {
        var folderOfProfiles = Path.of("src/main/resources/pl/nurt/bridge/profiles");
        try (var files = Files.list(folderOfProfiles)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(ProfileReader.SHIPPED);
        }
        var profiles = new ProfileReader();
        for (var name : ProfileReader.SHIPPED) {
            assertThat(profiles.find(name)).as(name).isPresent();
            var text = Files.readString(folderOfProfiles.resolve(name + ".yaml"), StandardCharsets.UTF_8);
            assertThat(text).as(name).startsWith("# ");
            var isOurs = name.startsWith("nurt-") || name.startsWith("pulse-");
            assertThat(isOurs || text.contains("Source: ") && text.contains("Not tried on a device"))
                    .as(name)
                    .isTrue();
        }
        assertThat(profiles.find("sharky-776")).isEmpty();
    }

    @Test
    void nurt_simple() throws Exception {
        server.put(1, 3, 40, "00BC614E 000000000001E240 FFFD 0000 69230A40");
        var image = read("profile: nurt-simple, base: 40");
        index(image, "123.456");
        assertThat(image.serial()).contains("12345678");
        assertThat(image.time(ZoneOffset.UTC)).contains(Instant.parse("2025-11-23T13:21:04Z"));
        assertThat(image.flags()).isEmpty();
    }

    /** The gateway's dummy data of the manual, whose value is 12345678 with factor 10^-4, as a volume. */
    @Test
    void anybus_10() throws Exception {
        server.put(1, 3, 0, "0002993A 0001 006F 519CC16D 0000 0100 0000 0000")
                .put(1, 3, 10, "00BC614E 0443 0107 519CC164 0000 0200 0000 0000")
                .put(1, 3, 20, "0000000000BC614E 449A522B FFFC 000E 519CBBB3");
        var image = read("profile: anybus-10, base: 10");
        index(image, "1234.5678");
        assertThat(image.serial()).contains("12345678");
        assertThat(image.time(ZoneOffset.UTC)).contains(Instant.ofEpochSecond(0x519CBBB3L));
        server.put(1, 3, 18, "0001");
        index(read("profile: anybus-10, base: 10"), null);
        // A base that is not the block of a meter.
        index(read("profile: anybus-10, base: 0"), null);
    }

    @Test
    void adfweb() throws Exception {
        server.put(1, 3, 20, "12345678 0000 0003 0001E240");
        var image = read("profile: adfweb, base: 20");
        index(image, "123.456");
        assertThat(image.serial()).contains("12345678");
        assertThat(image.flags()).isEmpty();
        server.put(1, 3, 22, "0014");
        assertThat(read("profile: adfweb, base: 20").flags())
                .containsExactlyInAnyOrder(Flag.METER_STATUS_BATTERY, Flag.METER_STATUS_TEMPORARY_ERROR);
    }

    @Test
    void intesis() throws Exception {
        server.put(1, 3, 8, "0001E240 0000");
        index(read("profile: intesis, base: 8, scale: '0.001'"), "123.456");
        server.put(1, 3, 10, "0001");
        index(read("profile: intesis, base: 8, scale: '0.001'"), null);
    }

    @Test
    void kamstrup_x03() throws Exception {
        server.put(1, 3, 22, "43CEF000");
        index(read("profile: kamstrup-x03, base: 22, scale: '1'"), "413.875");
        server.put(1, 3, 22, "7FC00000");
        index(read("profile: kamstrup-x03, base: 22, scale: '1'"), null);
    }

    /** The register of the meter's number is far from the volume: two requests. */
    @Test
    void sharky_775() throws Exception {
        server.put(1, 3, 10, "0001E240").put(1, 3, 164, "0000 00BC614E");
        var image = read("profile: sharky-775, scale: '0.01'");
        index(image, "1234.56");
        assertThat(image.serial()).contains("12345678");
        assertThat(server.requests()).hasSize(2);
        server.put(1, 3, 164, "0004");
        assertThat(read("profile: sharky-775, scale: '0.01'").flags()).containsExactly(Flag.METER_STATUS_MANUFACTURER);
    }

    @Test
    void sharky_775_input() throws Exception {
        server.put(1, 3, 154, "0001E240");
        index(read("profile: sharky-775-input, base: 154, scale: '0.001'"), "123.456");
    }

    @Test
    void mag_8000() throws Exception {
        server.put(1, 3, 3017, "43CEF000");
        index(read("profile: mag-8000, ref: 43018, scale: '1'"), "413.875");
    }

    @Test
    void abb_aquamaster() throws Exception {
        server.put(1, 3, 12002, "0001E240").put(1, 4, 1022, "0000");
        index(read("profile: abb-aquamaster, scale: '0.01'"), "1234.56");
        server.put(1, 4, 1022, "0001");
        var weak = read("profile: abb-aquamaster, scale: '0.01'");
        index(weak, "1234.56");
        assertThat(weak.flags()).containsExactly(Flag.METER_STATUS_BATTERY);
    }

    /** The manual's formula: 40002 times 65536 plus 40001, for the third channel. */
    @Test
    void adam_counter() throws Exception {
        server.put(1, 3, 4, "E240 0001");
        assertThat(counted("profile: adam-counter, base: 4, scale: '0.001', start: { counter: 100000, m3: '7' }"))
                .isEqualByComparingTo("30.456");
    }

    @Test
    void pulse_16_and_pulse_32() throws Exception {
        server.put(1, 3, 45300, "FFFE 0000");
        assertThat(counted("profile: pulse-16, base: 45300, scale: '0.01', start: { counter: 65000, m3: '1' }"))
                .isEqualByComparingTo("6.34");
        assertThat(counted("profile: pulse-32, base: 45300, scale: '0.01'")).isEqualByComparingTo("42948362.24");
    }

    private BigDecimal counted(String meter) throws ConfigException, ModbusFailure {
        var image = read(meter);
        var configured = settings(meter).meters().getFirst();
        var counter = Objects.requireNonNull(configured.place().profile().counter());
        return new CounterRule(counter, image.unitM3().orElseThrow(), configured.start())
                .step(null, image.count().orElseThrow(), CLOCK.instant())
                .orElseThrow()
                .indexM3()
                .orElseThrow();
    }
}
