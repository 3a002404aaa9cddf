package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.modbus.Table;

/** What is wrong with a register map, or with a meter that uses one, is said with line and key. */
class RegisterMapTest {
    private static final String HEAD = "portal: { url: 'https://p', apiKeyFile: key }\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        Files.writeString(folder.resolve("key"), "k");
    }

    private static String yaml(String meter, String map) {
        return HEAD
                + "concentrators:\n  - { id: a, protocol: modbus-tcp, endpoint: 'h:1', meters: [{ serial: '1', unit: 1, "
                + meter + " }] }\nprofiles:\n  p:\n    registers:\n      - { quantity: volume, " + map + " }\n";
    }

    private ConcentratorSettings.ModbusMeter meter(String meter, String map) throws ConfigException {
        var config = BridgeConfig.parse("bridge.yaml", yaml(meter, map), folder);
        return ((ConcentratorSettings.Modbus) config.concentrators().getFirst())
                .meters()
                .getFirst();
    }

    private List<String> problems(String meter, String map) {
        return catchThrowableOfType(ConfigException.class, () -> meter(meter, map))
                .problems();
    }

    private void isWrong(String meter, String map, String problem) {
        assertThat(problems(meter, map)).containsExactly("bridge.yaml:" + problem);
    }

    private void isWrong(String map, String problem) {
        isWrong("profile: p", map, "7: profiles.p.registers[0]." + problem);
    }

    @Test
    void every_key_of_a_map_is_checked() {
        isWrong("offset: 0, type: u32, unit: l, scale: '0'", "scale: must be a decimal number above 0");
        isWrong("offset: 0, type: u32, scale: '1', fc: 5", "fc: must be a whole number from 1 to 4");
        isWrong("offset: 0, type: u32, scale: '1', order: ACBD", "order: must be ABCD, CDAB, BADC or DCBA");
        isWrong("type: u32, scale: '1'", "offset: is missing");
        isWrong("offset: 0, scale: '1'", "type: is missing");
        isWrong(
                "offset: 0, type: u32, scale: '1', unit: gallon",
                "unit: must be one of dal, dl, ft3, hl, l, m3, ml, us-gal");
        isWrong("offset: 0, type: u32, scale: '1', noValue: -1", "noValue: must be a whole number, also as 0x…");
        isWrong("offset: 0, type: u32, scale: '1', colour: red", "colour: unknown key");
        isWrong(
                "offset: 0, type: u32, scale: '1', unitAt: { offset: 2 }",
                "unitAt.codes: is missing: name the unit of every code, as { 0x13: l }");
        isWrong(
                "offset: 0, type: u32, unitAt: { offset: 2, codes: { 70000: l, 1: l } }",
                "unitAt.codes.70000: a code must be a number from 0 to 65535");
        isWrong(
                "offset: 0, type: u32, unitAt: { offset: 2, codes: { x: l, 1: l } }",
                "unitAt.codes.x: a code must be a number from 0 to 65535");
        isWrong("offset: 0, type: u32, scale: '1', stale: { after: 2h }", "stale: needs timeAt");
        isWrong(
                "offset: 0, type: u32, scale: '1', timeAt: { offset: 2, type: unix16 }",
                "timeAt.type: must be one of unix32, unix64, bcd, six-registers");
        isWrong("offset: 0, type: u32, scale: '1', timeAt: { fc: 1, offset: 2 }", "timeAt.fc: must be 3 or 4 here");
        isWrong(
                "offset: 0, type: u32, scale: '1', quality: [{ offset: 2, mask: 1, expected: 2 }]",
                "quality[0].expected: has bits that mask takes away");
        isWrong(
                "offset: 0, type: u32, scale: '1', quality: [{ offset: 2, flag: rollover }]",
                "quality[0].flag: is for the bridge itself to give");
        isWrong(
                "offset: 0, type: u32, scale: '1', quality: [{ offset: 2, type: u64 }]",
                "quality[0].type: must be u16 or u32");
        isWrong("offset: 0, type: u16, scale: '1', counter: { }", "counter.maxFlow: is missing");
        isWrong(
                "offset: 0, type: i32, scale: '1', counter: { maxFlow: 5 }",
                "counter: is for a bare unsigned counter with a fixed scale");
        isWrong(
                "offset: 0, type: u16, scale: '1', counter: { maxFlow: 5, wrapsAt: 9 }",
                "counter.wrapsAt: must be a whole number above 99");
    }

    @Test
    void a_meter_must_fit_its_map() {
        var meter = "3: concentrators[0].meters[0].";
        isWrong(
                "profile: p",
                "offset: 0, type: u32",
                meter + "scale: is missing: this profile leaves the m3 per unit to the meter");
        isWrong(
                "profile: p, ref: 30001",
                "offset: 0, type: u32, scale: '1'",
                meter + "ref: is not of the kind of register that the profile reads");
        isWrong(
                "profile: p, base: 65535",
                "offset: 0, type: u32, scale: '1'",
                meter + "base: the registers end beyond 65535");
        isWrong(
                "profile: p, start: { counter: 1, m3: 1 }",
                "offset: 0, type: u32, scale: '1'",
                meter + "start: is for profiles with a counter");
        isWrong(
                "profile: p, start: { counter: 65536, m3: 1 }",
                "offset: 0, type: u16, scale: '1', counter: { maxFlow: 5 }",
                meter + "start.counter: must be a whole number that the counter can show");
        isWrong(
                "profile: p, maxFlow: 3",
                "offset: 0, type: u32, scale: '1'",
                meter + "maxFlow: is for profiles with a counter");
        isWrong(
                "profile: puls-16, scale: 1",
                "offset: 0, type: u32, scale: '1'",
                meter + "profile: no such profile, did you mean 'pulse-16'?");
    }

    @Test
    void a_value_wider_than_the_device_bears_is_refused() {
        var yaml = yaml("profile: p", "offset: 0, type: u64, scale: '1'")
                .replace("meters:", "limits: { maxRegisters: 3 }, meters:");
        assertThat(catchThrowableOfType(ConfigException.class, () -> BridgeConfig.parse("bridge.yaml", yaml, folder))
                        .problems())
                .singleElement()
                .asString()
                .endsWith("profile: has a value wider than the maxRegisters of this concentrator");
    }

    @Test
    void places_may_be_written_short_or_in_full() throws ConfigException {
        var brief = meter("profile: p", "offset: 0, type: u32, exponentAt: 6, serialAt: 8, timeAt: 10")
                .place()
                .profile();
        var full = meter(
                        "profile: p",
                        "fc: 3, offset: 0, type: u32, order: ABCD, exponentAt: { fc: 3, offset: 6, type: i16 },"
                                + " serialAt: { offset: 8, type: u32 }, timeAt: { offset: 10, type: unix32, order: ABCD }")
                .place()
                .profile();
        assertThat(full).isEqualTo(brief);
        assertThat(brief.end()).isEqualTo(12);
    }

    @Test
    void a_users_map_replaces_a_shipped_one_and_a_meter_its_scale() throws ConfigException {
        var config = yaml("profile: pulse-16, scale: '0.1'", "offset: 5, type: u16, fc: 4, scale: '7'")
                .replace("  p:", "  pulse-16:");
        var concentrator = (ConcentratorSettings.Modbus) BridgeConfig.parse("bridge.yaml", config, folder)
                .concentrators()
                .getFirst();
        var volume = concentrator.meters().getFirst().place().profile().volume();
        assertThat(volume.value().table()).isEqualTo(Table.INPUT_REGISTERS);
        assertThat(volume.value().offset()).isEqualTo(5);
        assertThat(volume.scale()).isEqualByComparingTo("0.1");
    }

    @Test
    void references_of_manuals_become_wire_addresses() throws ConfigException {
        for (var ref : List.of("40101", "400101")) {
            assertThat(meter("profile: p, ref: " + ref, "offset: 0, type: u32, scale: '1'")
                            .place()
                            .base())
                    .isEqualTo(100);
        }
        assertThat(meter("profile: p, ref: 365000", "fc: 4, offset: 0, type: u32, scale: '1'")
                        .place()
                        .base())
                .isEqualTo(64_999);
    }
}
