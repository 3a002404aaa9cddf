package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Modbus master sees on the wire, byte for byte, through a bare socket. */
class ModbusWireTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final int QUIET = 150;

    /** Transaction 0102, unit 1: the number of the meter, two holding registers. */
    private static final String NUMBER = "0102 0000 0006 01 03 0000 0002";

    private static final String ANSWER = "010200000007" + "01" + "03" + "04" + "00a98ac7";

    /** The same in RTU frames: unit 1, with the checksum of the Modbus specification's algorithm. */
    private static final String RTU_NUMBER = "01 03 0000 0002 C40B";

    private Park park;
    private RawConnection tcp;
    private RawConnection rtu;

    @BeforeEach
    void start() throws Exception {
        var yaml = """
                lateness: 400ms
                slowness: 20ms
                modbus:
                  - id: tcp
                    maxRegisters: 20
                    meters:
                      - { ident: '11111111', unit: 1, USE }
                      - { ident: '22222222', unit: 2, USE }
                    memory:
                      - { unit: 9, fc: 1, address: 3, bits: '1011 0000 11' }
                      - { unit: 9, fc: 2, address: 65535, bits: '1' }
                      - { unit: 9, fc: 3, address: 100, hex: 'CAFE BABE' }
                      - { unit: 9, fc: 3, address: 102, hex: '0001' }
                      - { unit: 9, fc: 4, address: 0, hex: '1234' }
                  - { id: rtu, framing: rtu, meters: [ { ident: '11111112', unit: 1, USE } ] }
                """.replace(
                        "USE", "startIndexM3: '1.234', startAt: 2026-11-01T00:00:00Z, dailyM3: '0', profile: holiday");
        park = ParkFile.parse("park.yaml", yaml, NOON).start();
        tcp = new RawConnection(park.endpoint("tcp"));
        rtu = new RawConnection(park.endpoint("rtu"));
    }

    @AfterEach
    void stop() throws Exception {
        tcp.close();
        rtu.close();
        park.close();
    }

    private String ask(String request) throws Exception {
        return tcp.send(request).answer();
    }

    // --- Modbus TCP -------------------------------------------------------------------------------------------------

    @Test
    void a_meter_is_ten_registers_holding_and_input() throws Exception {
        var registers = "00a98ac7" + "00000000000004d2" + "fffd" + "0000"
                + "%08x".formatted(NOON.instant().getEpochSecond());
        assertThat(ask("0001 0000 0006 01 03 0000 000A")).isEqualTo("000100000017" + "01" + "03" + "14" + registers);
        assertThat(ask("0002 0000 0006 01 04 0002 0004"))
                .isEqualTo("00020000000b" + "01" + "04" + "08" + "00000000000004d2");
        assertThat(ask("0003 0000 0006 02 03 0000 0002")).isEqualTo("000300000007" + "02" + "03" + "04" + "0153158e");
    }

    @Test
    void memory_is_as_it_was_written_down() throws Exception {
        assertThat(ask("0001 0000 0006 09 01 0003 000A")).isEqualTo("000100000005" + "09" + "01" + "02" + "0d03");
        assertThat(ask("0001 0000 0006 09 02 FFFF 0001")).isEqualTo("000100000004" + "09" + "02" + "01" + "01");
        assertThat(ask("0001 0000 0006 09 03 0064 0003"))
                .isEqualTo("000100000009" + "09" + "03" + "06" + "cafebabe0001");
        assertThat(ask("0001 0000 0006 09 04 0000 0001")).isEqualTo("000100000005" + "09" + "04" + "02" + "1234");
    }

    @Test
    void what_cannot_be_read_is_an_exception_and_the_connection_stays() throws Exception {
        assertThat(ask("0001 0000 0006 01 05 0000 FF00")).as("write a coil").isEqualTo("000100000003" + "01" + "8501");
        assertThat(ask("0001 0000 0009 01 10 0000 0001 02 0000"))
                .as("write registers")
                .endsWith("9001");
        assertThat(ask("0001 0000 0006 01 03 0009 0002")).as("beyond").endsWith("8302");
        assertThat(ask("0001 0000 0006 09 03 0063 0002")).as("into a hole").endsWith("8302");
        assertThat(ask("0001 0000 0006 09 01 0064 0001"))
                .as("a register is no coil")
                .endsWith("8102");
        assertThat(ask("0001 0000 0006 01 03 0000 0000")).as("nothing").endsWith("8303");
        assertThat(ask("0001 0000 0006 01 03 0000 0015"))
                .as("more than the device can")
                .endsWith("8303");
        assertThat(ask("0001 0000 0004 01 03 0000")).as("half a request").endsWith("8303");
        assertThat(ask("0001 0000 0006 07 03 0000 0001")).as("nobody there").endsWith("830b");
        assertThat(ask(NUMBER)).isEqualTo(ANSWER);
    }

    @Test
    void what_is_no_modbus_ends_the_connection() throws Exception {
        assertThat(tcp.send("0001 0001 0006 01 03 0000 0001").ends())
                .as("protocol")
                .isTrue();
        try (var second = new RawConnection(park.endpoint("tcp"))) {
            assertThat(second.send("0001 0000 FFFF 01").ends()).as("length").isTrue();
        }
        try (var third = new RawConnection(park.endpoint("tcp"))) {
            assertThat(third.send("0001 0000 0001 01").ends()).as("no function").isTrue();
        }
    }

    @Test
    void contents_can_be_wrong() throws Exception {
        park.fail("11111111", Fault.TARGET_FAILED, 1);
        assertThat(ask(NUMBER)).isEqualTo("010200000003" + "01" + "830b");
        park.fail("11111111", Fault.BUSY, 1);
        assertThat(ask(NUMBER)).isEqualTo("010200000003" + "01" + "8306");
        park.fail("11111111", Fault.WRONG_IDENT, 1);
        assertThat(ask(NUMBER)).endsWith("00a98ac8");
        park.fail("11111111", Fault.BAD_CHECKSUM, 1);
        assertThat(ask(NUMBER)).startsWith("01030000");
        park.fail("11111111", Fault.WRONG_ADDRESS, 1);
        assertThat(ask(NUMBER)).isEqualTo("010200000007" + "02" + "03" + "04" + "00a98ac7");
        park.fail("11111111", Fault.SHORT, 1);
        assertThat(ask(NUMBER)).isEqualTo("010200000005" + "01" + "03" + "02" + "00a9");
        park.fail("11111111", Fault.INVALID, 1);
        assertThat(ask("0001 0000 0006 01 03 0007 0001")).endsWith("02ffff");
        assertThat(ask(NUMBER)).isEqualTo(ANSWER);
    }

    @Test
    void an_answer_can_be_missing_torn_late_slow_or_garbage() throws Exception {
        park.fail("11111111", Fault.SILENT, 1);
        assertThat(tcp.send(NUMBER).quietAfter(QUIET)).isEmpty();
        park.fail("11111111", Fault.TORN, 1);
        assertThat(ask(NUMBER)).isEqualTo(ANSWER.substring(0, 12));
        park.fail("11111111", Fault.GARBAGE, 1);
        assertThat(ask(NUMBER)).hasSize(ANSWER.length()).isNotEqualTo(ANSWER);
        park.fail("11111111", Fault.LATE, 1);
        assertThat(tcp.send(NUMBER).quietAfter(QUIET)).as("in time").isEmpty();
        assertThat(tcp.take(13)).as("too late").isEqualTo(ANSWER);
        park.fail("11111111", Fault.SLOW, 1);
        var started = System.nanoTime();
        assertThat(tcp.send(NUMBER).take(13)).isEqualTo(ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(20 * 12));
    }

    @Test
    void a_connection_breaks_in_the_middle_of_an_answer_or_instead_of_it() throws Exception {
        park.fail("11111111", Fault.CLOSE_MID_FRAME, 1);
        assertThat(tcp.send(NUMBER).take(13)).isEqualTo(ANSWER.substring(0, 12));
        park.fail("11111111", Fault.DROPPED, 1);
        try (var second = new RawConnection(park.endpoint("tcp"))) {
            assertThat(second.send(NUMBER).take(1)).isEmpty();
        }
    }

    // --- RTU over TCP -----------------------------------------------------------------------------------------------

    @Test
    void an_rtu_frame_is_answered_with_its_checksum() throws Exception {
        assertThat(rtu.send(RTU_NUMBER).answer()).isEqualTo("010304" + "00a98ac8" + crc("010304" + "00a98ac8"));
        assertThat(rtu.send("01 05 0000 FF00 8C3A").answer()).isEqualTo("018501" + "8350");
    }

    /** Table-driven, unlike the simulator's; checked by the published example 01 03 00 00 00 02 → C4 0B below. */
    private static String crc(String hex) {
        var table = new int[256];
        for (var n = 0; n < 256; n++) {
            var value = n;
            for (var bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xA001;
            }
            table[n] = value;
        }
        var crc = 0xFFFF;
        for (var b : HexFormat.of().parseHex(hex)) {
            crc = crc >>> 8 ^ table[(crc ^ b) & 0xFF];
        }
        return "%02x%02x".formatted(crc & 0xFF, crc >> 8);
    }

    @Test
    void a_device_on_a_line_is_silent_for_other_units_and_broken_frames() throws Exception {
        assertThat(crc("010300000002")).isEqualTo("c40b");
        assertThat(rtu.send("02 03 0000 0002 C438").quietAfter(QUIET))
                .as("another unit")
                .isEmpty();
        assertThat(rtu.send("01 03 0000 0002 C40C").quietAfter(400))
                .as("wrong checksum")
                .isEmpty();
        assertThat(rtu.send(RTU_NUMBER).answer()).as("after it").startsWith("010304");
        park.fail("11111112", Fault.BAD_CHECKSUM, 1);
        var answer = rtu.send(RTU_NUMBER).answer();
        assertThat(answer.substring(14)).isNotEqualTo(crc(answer.substring(0, 14)));
        park.failLine("rtu", Set.of(LineFault.ECHO));
        assertThat(rtu.send(RTU_NUMBER).answer()).startsWith("010300000002c40b" + "010304");
    }
}
