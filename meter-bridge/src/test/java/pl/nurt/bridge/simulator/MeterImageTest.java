package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers of meters in layouts of any kind, seen through a bare socket. */
class MeterImageTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final String USE =
            "startIndexM3: '305.419', startAt: 2026-11-01T00:00:00Z, dailyM3: '0', profile: holiday";

    /** What function {@code fc} reads, without head and byte count. */
    private static String read(Park park, int unit, int fc, int address, int count) throws Exception {
        try (var line = new RawConnection(park.endpoint("device"))) {
            return line.send("000100000006%02x%02x%04x%04x".formatted(unit, fc, address, count))
                    .answer()
                    .substring(18);
        }
    }

    private static Park park(String meters, String profiles) throws Exception {
        return ParkFile.parse(
                        "park.yaml",
                        ("modbus: [ { id: device, meters: [ " + meters + " ] } ]\n" + profiles).replace("USE", USE),
                        NOON)
                .start();
    }

    @ParameterizedTest
    @CsvSource({
        // 305.419 m3 by hand: 305419 is 4A90B, as float 48952160; 305.419 as double is 407316B43958106 2.
        "u32, ABCD, 0.001, 0004a90b",
        "u32, CDAB, 0.001, a90b0004",
        "u32, BADC, 0.001, 04000ba9",
        "u32, DCBA, 0.001, 0ba90400",
        "i64, ABCD, 0.001, 000000000004a90b",
        "i64, CDAB, 0.001, a90b000400000000",
        "u16, ABCD, 1, 0131",
        "u16, BADC, 1, 3101",
        "f32, ABCD, 0.001, 48952160",
        "f32, DCBA, 0.001, 60219548",
        "f64, ABCD, 1, 407316b439581062",
        "bcd32, ABCD, 0.001, 00305419",
        "bcd32, CDAB, 0.001, 54190030",
        "bcd16, ABCD, 0.1, 3054"
    })
    void a_number_of_any_type_and_order(String type, String order, String scale, String registers) throws Exception {
        var own =
                "profiles: { own: { registers: [ { quantity: volume, fc: 4, offset: 3, type: %s, order: %s, scale: '%s' } ] } }"
                        .formatted(type, order, scale);
        try (var park = park("{ ident: '00000007', unit: 5, base: 100, registers: own, USE }", own)) {
            assertThat(read(park, 5, 4, 103, registers.length() / 4)).isEqualTo(registers);
        }
    }

    @Test
    void a_shipped_map_with_blocks_of_ten() throws Exception {
        try (var park = park("{ ident: '12345678', unit: 1, base: 20, registers: anybus-10, USE }", "")) {
            assertThat(read(park, 1, 3, 20, 2)).as("serial").isEqualTo("00bc614e");
            assertThat(read(park, 1, 3, 27, 1)).as("type of block: meter").startsWith("02");
            assertThat(read(park, 1, 3, 28, 1)).as("flags").isEqualTo("0000");
            assertThat(read(park, 1, 3, 30, 4)).as("value").isEqualTo("000000000004a90b");
            assertThat(read(park, 1, 3, 36, 1)).as("exponent").isEqualTo("fffd");
            park.fail("12345678", Fault.INVALID, 1);
            assertThat(read(park, 1, 3, 27, 1)).as("no meter there").doesNotStartWith("02");
        }
    }

    @Test
    void a_whole_part_with_a_fraction_a_unit_code_bits_and_a_time() throws Exception {
        var own = """
                profiles:
                  own:
                    registers:
                      - quantity: volume
                        fc: 3
                        offset: 0
                        type: u32
                        fractionAt: { offset: 2, type: u16, scale: '0.001' }
                        unitAt: { offset: 3, codes: { 0x13: m3 } }
                        serialAt: { offset: 4, type: bcd32 }
                        timeAt: { offset: 6, type: six-registers }
                        quality:
                          - { offset: 12, mask: 0x0F00, expected: 0x0300, flag: invalid }
                          - { fc: 1, offset: 2, expected: 1, flag: meter-status-battery }
                """;
        try (var park = park("{ ident: '12345678', unit: 1, registers: own, USE }", own)) {
            assertThat(read(park, 1, 3, 0, 6)).isEqualTo("00000131" + "01a3" + "0013" + "12345678");
            assertThat(read(park, 1, 3, 6, 6)).isEqualTo("001a" + "000b" + "0017" + "000d" + "0000" + "0000");
            assertThat(read(park, 1, 3, 12, 1)).isEqualTo("0300");
            assertThat(read(park, 1, 1, 2, 1)).isEqualTo("01");
            park.fail("12345678", Fault.INVALID, 1);
            assertThat(read(park, 1, 3, 12, 1)).isEqualTo("0c00");
        }
    }

    @Test
    void a_counter_that_is_full_starts_anew() throws Exception {
        try (var park = park("{ ident: '12345678', unit: 1, registers: pulse-16, scale: '0.001', USE }", "")) {
            // 305419 - 4 · 65536
            assertThat(read(park, 1, 3, 0, 1)).isEqualTo("a90b");
        }
    }

    @Test
    void a_layout_without_a_place_for_quality_marks_the_value_itself() throws Exception {
        try (var park = park("{ ident: '12345678', unit: 1, registers: kamstrup-x03, scale: '1', USE }", "")) {
            assertThat(read(park, 1, 3, 0, 2)).isEqualTo("4398b5a2");
            park.fail("12345678", Fault.INVALID, 1);
            assertThat(read(park, 1, 3, 0, 2)).isEqualTo("7fc00000");
        }
    }

    @Test
    void several_meters_share_a_unit_and_each_has_its_own_faults() throws Exception {
        try (var park = park("{ ident: '00000001', unit: 1, base: 0, baseStep: 10, count: 3, USE }", "")) {
            assertThat(read(park, 1, 3, 0, 2) + read(park, 1, 3, 10, 2) + read(park, 1, 3, 20, 2))
                    .isEqualTo("000000010000000200000003");
            park.fail("00000002", Fault.BUSY);
            assertThat(read(park, 1, 3, 20, 2)).isEqualTo("00000003");
            try (var line = new RawConnection(park.endpoint("device"))) {
                assertThat(line.send("000100000006" + "0103" + "000a0002").answer())
                        .endsWith("8306");
            }
        }
    }
}
