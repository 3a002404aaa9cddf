package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.ConcentratorSettings.MBusMeter;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.SerialSettings;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.MeterKey;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.mbus.link.ReadOptions;

class MBusReaderTest {
    private static final String KEY = "000102030405060708090A0B0C0D0E0F";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKeys() throws IOException {
        Files.writeString(folder.resolve("key"), "k");
        Files.writeString(folder.resolve("meter.key"), KEY + "\n");
        Files.writeString(folder.resolve("broken.key"), KEY + "00\n");
    }

    private ConcentratorSettings.MBus bus(String line, String meters) throws ConfigException {
        var yaml = "portal: { url: 'https://portal.example.pl', apiKeyFile: key }\nconcentrators:\n  - { id: a, " + line
                + ", meters: [" + meters + "] }\n";
        return (ConcentratorSettings.MBus)
                BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
    }

    private MBusMeter meter(String line, String settings) throws ConfigException {
        return bus(line, "{ serial: '31415926', " + settings + " }").meters().getFirst();
    }

    private List<String> problems(String line, String meters) {
        return catchThrowableOfType(ConfigException.class, () -> bus(line, meters))
                .problems();
    }

    private static final String TCP = "protocol: mbus-tcp, endpoint: 'h:1'";
    private static final String SERIAL = "protocol: mbus-serial, endpoint: /dev/ttyUSB0";

    @Test
    void a_serial_port_and_a_port_server_are_lines_too() throws ConfigException {
        var meters = "{ serial: '31415926', primary: 1 }";
        assertThat(bus(SERIAL, meters).endpoint()).isEqualTo(new Endpoint.Serial("/dev/ttyUSB0", SerialSettings.MBUS));
        assertThat(bus("protocol: mbus-rfc2217, endpoint: 'h:1', line: { baud: 300, parity: none }", meters)
                        .endpoint())
                .isEqualTo(new Endpoint.Rfc2217("h", 1, new SerialSettings(300, 8, SerialSettings.Parity.NONE, 1)));
    }

    @Test
    void a_slow_line_gets_more_time_unless_the_times_are_given() throws ConfigException {
        var meters = "{ serial: '31415926', primary: 1 }";
        assertThat(bus(TCP, meters).poll().timeout()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(bus(TCP + ", line: { baud: 300 }", meters).poll().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(bus(SERIAL, meters).poll().timeout()).isEqualTo(Duration.ofMillis(500));
        var slow = bus(SERIAL + ", line: { baud: 300 }, poll: { every: 1h, gap: 1s }", meters)
                .poll();
        assertThat(slow.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(slow.gap()).isEqualTo(Duration.ofSeconds(1));
        assertThat(problems(TCP + ", line: { parity: none }", meters))
                .singleElement()
                .asString()
                .contains("unknown key");
    }

    @Test
    void address_254_is_for_the_only_meter_of_a_bus() throws ConfigException {
        assertThat(meter(TCP, "primary: 254").address()).isEqualTo(new MeterAddress.Primary(254));
        assertThat(problems(TCP, "{ serial: '31415926', primary: 254 }, { serial: '31415927', primary: 1 }"))
                .singleElement()
                .asString()
                .contains("254 reaches every meter");
        assertThat(problems(TCP, "{ serial: '31415926', primary: 253 }"))
                .singleElement()
                .asString()
                .contains("251 to 253");
    }

    @Test
    void address_0_is_that_of_a_meter_as_delivered() throws ConfigException {
        assertThat(meter(TCP, "primary: 0").address()).isEqualTo(new MeterAddress.Primary(0));
        assertThat(problems(TCP, "{ serial: '31415926', primary: 0 }, { serial: '31415927', primary: 0 }"))
                .singleElement()
                .asString()
                .contains("another meter of this bus has this address");
    }

    @Test
    void equal_numbers_are_two_meters_where_makers_or_media_differ() throws ConfigException {
        var ram = "{ serial: '12345678-RAM-03-07', secondary: '12345678-RAM-03-07' }";
        assertThat(bus(TCP, ram + ", { serial: '12345678-APA-15-07', secondary: '12345678-APA-15-07' }")
                        .size())
                .isEqualTo(2);
        assertThat(bus(TCP, ram + ", { serial: '12345678', secondary: '12345678-APA-15-07' }")
                        .size())
                .isEqualTo(2);
        for (var same : List.of(
                ram, "{ serial: '12345678', primary: 1 }", "{ serial: '12345678', secondary: '12345678-*-03-07' }")) {
            assertThat(problems(TCP, ram + ", " + same))
                    .as(same)
                    .singleElement()
                    .asString()
                    .contains("another meter has this serial number");
        }
    }

    @Test
    void what_a_search_prints_is_a_serial_and_a_selection() throws ConfigException {
        for (var text :
                List.of("14139936-B265-41-07", "00000000-0000-00-00", "00000000-@@@-00-00", "14139936-LSE-41-07")) {
            var meter = bus(TCP, "{ serial: '" + text + "', secondary: '" + text + "' }")
                    .meters()
                    .getFirst();
            assertThat(meter.address()).isEqualTo(new MeterAddress.Secondary(meter.expected()));
            assertThat(meter.expected().isWhole()).isTrue();
        }
        assertThat(meter(TCP, "secondary: '3141FFFF-FFFF-FF-FF'").address())
                .isEqualTo(new MeterAddress.Secondary(new MeterId("3141FFFF", null, null, null)));
    }

    @Test
    void whoever_allows_long_gaps_gets_long_frames_with_them() throws ConfigException {
        var meters = "{ serial: '31415926', primary: 1 }";
        var slow = bus(TCP + ", poll: { gap: 1s }", meters).poll();
        assertThat(slow.frame()).isEqualTo(Duration.ofSeconds(10));
        assertThat(bus(TCP + ", poll: { gap: 1s, frame: 4s }", meters).poll().frame())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_selection_may_leave_parts_open_and_the_serial_is_compared_all_the_same() throws ConfigException {
        for (var wildcard : List.of("3141FFFF", "31415926-*-*-07", "FFFFFFFF-APA-FF-*")) {
            assertThat(meter(TCP, "secondary: '" + wildcard + "'").expected())
                    .isEqualTo(new MeterId("31415926", null, null, null));
        }
        assertThat(meter(TCP, "secondary: '3141FFFF-*-0A-FF'").address())
                .isEqualTo(new MeterAddress.Secondary(new MeterId("3141FFFF", null, 0x0A, null)));
        assertThat(problems(TCP, "{ serial: '31415926', secondary: '3142FFFF' }"))
                .singleElement()
                .asString()
                .contains("contradicts serial");
        assertThat(problems(TCP, "{ serial: '31415926-APA-0A-07', secondary: '31415926-KAM-*-*' }"))
                .singleElement()
                .asString()
                .contains("contradicts serial");
    }

    @Test
    void only_a_port_whose_speed_can_be_set_switches_a_meter() throws ConfigException {
        assertThat(meter(SERIAL, "primary: 1, switchBaud: 9600, resetBefore: true")
                        .options())
                .isEqualTo(new ReadOptions(true, 9_600, null));
        for (var wrong : List.of(TCP, SERIAL + ", line: { baud: 9600 }", SERIAL + ", line: { baud: 1000 }")) {
            assertThat(problems(wrong, "{ serial: '31415926', primary: 1, switchBaud: 9600 }"))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .contains("switchBaud");
        }
        assertThat(problems(SERIAL, "{ serial: '31415926', primary: 1, switchBaud: 9601 }"))
                .singleElement()
                .asString()
                .contains("one of");
    }

    @Test
    void a_meter_s_key_stands_in_a_file_of_its_own_and_in_no_message() throws ConfigException {
        assertThat(meter(TCP, "primary: 1, keyFile: meter.key").options().key())
                .isEqualTo(MeterKey.parse(KEY).orElseThrow());
        for (var wrong : List.of(
                "keyFile: broken.key",
                "keyFile: nowhere",
                "keyEnv: NURT_NO_SUCH_VARIABLE",
                "key: '" + KEY + "'",
                "keyFile: meter.key, keyEnv: X")) {
            assertThat(problems(TCP, "{ serial: '31415926', primary: 1, " + wrong + " }"))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .contains("key")
                    .doesNotContain("0102030405");
        }
    }

    /** The bit is no part of the letters, and of the eight bytes all the same. */
    @Test
    void a_maker_s_top_bit_contradicts_nothing_and_tells_two_whole_addresses_apart() throws ConfigException {
        for (var pair : List.of(
                List.of("14139936-LSE-41-07", "14139936-B265-41-07"),
                List.of("00000000-0000-00-00", "00000000-8000-00-00"))) {
            var one = pair.getFirst();
            var other = pair.getLast();
            assertThat(bus(TCP, "{ serial: '" + one + "', secondary: '" + other + "' }")
                            .size())
                    .isOne();
            assertThat(bus(TCP, "{ serial: '" + other + "', secondary: '" + one + "' }")
                            .size())
                    .isOne();
            assertThat(bus(
                                    TCP,
                                    "{ serial: '" + one + "', secondary: '" + one + "' }, { serial: '" + other
                                            + "', secondary: '" + other + "' }")
                            .size())
                    .isEqualTo(2);
        }
        assertThat(problems(TCP, "{ serial: '14139936-LSE-41-07', secondary: '14139936-B266-41-07' }"))
                .singleElement()
                .asString()
                .contains("contradicts serial");
    }
}
