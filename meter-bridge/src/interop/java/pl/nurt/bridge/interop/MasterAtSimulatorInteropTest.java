package pl.nurt.bridge.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.ParkFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Masters of others at our simulator: what it says must be understood by whoever did not write it. */
class MasterAtSimulatorInteropTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private Park park;

    @BeforeEach
    void start() throws Exception {
        park = ParkFile.parse(
                        "park.yaml",
                        """
                gateways:
                  - id: bus
                    meters:
                      - { ident: '31415926', primary: 1, USE }
                      - { ident: '27182818', primary: 2, manufacturer: KAM, version: 0x1B, medium: 0x16, USE }
                      - { ident: '27180000', primary: 3, USE }
                      - { ident: '16180339', primary: 4, telegrams: 3, USE }
                modbus:
                  - id: field
                    meters:
                      - { ident: '44444444', unit: 1, USE }
                      - { ident: '55555555', unit: 2, USE }
                    memory:
                      - { unit: 9, fc: 1, address: 0, bits: '1011 0000 01' }
                      - { unit: 9, fc: 2, address: 4, bits: '01' }
                      - { unit: 9, fc: 3, address: 100, hex: '4048 F5C3 F5C3 4048' }
                      - { unit: 9, fc: 4, address: 7, hex: 'FFFE 8000' }
                """.replace(
                                        "USE",
                                        "startIndexM3: '123.456', startAt: 2026-11-01T00:00:00Z, dailyM3: '0', profile: holiday"),
                        NOON)
                .start();
    }

    @AfterEach
    void stop() {
        park.close();
    }

    // --- mbpoll -----------------------------------------------------------------------------------------------------

    /** The lines of values: {@code [address]: value}. */
    private List<String> poll(Object... arguments) throws Exception {
        var port = park.endpoint("field").getPort();
        var all = new Object[arguments.length + 6];
        System.arraycopy(new Object[] {"-m", "tcp", "-p", port, "-1", "-0"}, 0, all, 0, 6);
        System.arraycopy(arguments, 0, all, 6, arguments.length);
        return Peer.MBPOLL.run(all).stream()
                .filter(line -> line.startsWith("[") || line.contains("failed"))
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .toList();
    }

    @Test
    void mbpoll_reads_bits_registers_and_numbers() throws Exception {
        assertThat(poll("-a", 9, "-t", 0, "-r", 0, "-c", 10, "127.0.0.1"))
                .extracting(line -> line.substring(line.length() - 1))
                .containsExactly("1", "0", "1", "1", "0", "0", "0", "0", "0", "1");
        assertThat(poll("-a", 9, "-t", 1, "-r", 4, "-c", 2, "127.0.0.1")).containsExactly("[4]: 0", "[5]: 1");
        assertThat(poll("-a", 9, "-t", "4:hex", "-r", 100, "-c", 2, "127.0.0.1"))
                .containsExactly("[100]: 0x4048", "[101]: 0xF5C3");
        assertThat(poll("-a", 9, "-t", "4:float", "-r", 102, "-c", 1, "127.0.0.1"))
                .containsExactly("[102]: 3.14");
        assertThat(poll("-a", 9, "-t", "4:float", "-B", "-r", 100, "-c", 1, "127.0.0.1"))
                .containsExactly("[100]: 3.14");
        assertThat(poll("-a", 9, "-t", 3, "-r", 7, "-c", 2, "127.0.0.1"))
                .containsExactly("[7]: 65534 (-2)", "[8]: 32768 (-32768)");
    }

    @Test
    void mbpoll_reads_meters_whose_registers_move() throws Exception {
        assertThat(poll("-a", 1, "-t", "4:int", "-B", "-r", 0, "-c", 1, "127.0.0.1"))
                .containsExactly("[0]: 44444444");
        assertThat(poll("-a", 2, "-t", "4:int", "-B", "-r", 4, "-c", 1, "127.0.0.1"))
                .containsExactly("[4]: 123456");
        park.setIndex("55555555", new BigDecimal("123.999"));
        assertThat(poll("-a", 2, "-t", "3:int", "-B", "-r", 4, "-c", 1, "127.0.0.1"))
                .containsExactly("[4]: 123999");
    }

    @Test
    void mbpoll_is_told_what_is_not_there() throws Exception {
        assertThat(poll("-a", 1, "-t", 4, "-r", 9, "-c", 2, "127.0.0.1").toString())
                .contains("Illegal data address");
        assertThat(poll("-a", 7, "-t", 4, "-r", 0, "-c", 1, "127.0.0.1").toString())
                .contains("Target device failed to respond");
        park.fail("44444444", Fault.SILENT);
        assertThat(poll("-a", 1, "-o", 0.2, "-t", 4, "-r", 0, "-c", 1, "127.0.0.1")
                        .toString())
                .contains("timed out");
        park.fail("44444444", Fault.BAD_CHECKSUM, 1);
        assertThat(poll("-a", 1, "-o", 0.2, "-t", 4, "-r", 0, "-c", 1, "127.0.0.1")
                        .toString())
                .contains("failed");
    }

    // --- node-mbus --------------------------------------------------------------------------------------------------

    private List<JsonNode> ask(Object... addresses) throws Exception {
        var all = new Object[addresses.length + 1];
        all[0] = park.endpoint("bus").getPort();
        System.arraycopy(addresses, 0, all, 1, addresses.length);
        return Peer.NODE_MBUS.run(all).stream()
                // libmbus says what it thinks of an answer among them.
                .filter(line -> line.startsWith("{") || line.startsWith("["))
                .map(new JsonMapper()::readTree)
                .toList();
    }

    /** Volumes of the present, in litres. */
    private static List<Long> volumes(JsonNode answer) {
        return StreamSupport.stream(answer.path("DataRecord").spliterator(), false)
                .filter(r -> r.path("Unit").asString("").equals("Volume (m m^3)")
                        && r.path("StorageNumber").asInt(-1) == 0)
                .map(r -> r.path("Value").asLong())
                .toList();
    }

    @Test
    void node_mbus_reads_by_primary_and_secondary_address() throws Exception {
        var answers = ask(1, "271828182D2C1B16", 3);
        assertThat(answers)
                .extracting(a -> a.path("SlaveInformation").path("Id").asString())
                .containsExactly("31415926", "27182818", "27180000");
        assertThat(answers.get(1).path("SlaveInformation").path("Manufacturer").asString())
                .isEqualTo("KAM");
        assertThat(answers).extracting(MasterAtSimulatorInteropTest::volumes).containsOnly(List.of(123_456L));
    }

    @Test
    void node_mbus_selects_with_wildcards_and_sees_a_fresh_value() throws Exception {
        park.setIndex("31415926", new BigDecimal("5.001"));
        assertThat(volumes(ask("314FFFFFFFFFFFFF").getFirst())).containsExactly(5_001L);
        park.setIndex("31415926", new BigDecimal("5.002"));
        assertThat(volumes(ask("31415926FFFFFFFF").getFirst())).containsExactly(5_002L);
    }

    @Test
    void node_mbus_follows_a_chain_of_telegrams() throws Exception {
        assertThat(volumes(ask(4).getFirst())).containsExactly(123_456L);
    }

    @Test
    void node_mbus_reports_a_missing_meter_and_reads_the_next() throws Exception {
        var answers = ask(77, "99999999FFFFFFFF", 1);
        assertThat(answers.get(0).has("error")).isTrue();
        assertThat(answers.get(1).has("error")).isTrue();
        assertThat(volumes(answers.get(2))).containsExactly(123_456L);
    }

    @Test
    void node_mbus_finds_all_meters_through_their_collisions() throws Exception {
        assertThat(ask("scan").getFirst().toString()).contains("31415926", "27182818", "27180000", "16180339");
    }
}
