package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.ConfigException;

class ParkFileTest {
    private static final String USE = "startIndexM3: '1', startAt: 2026-01-01T00:00:00Z, dailyM3: '0.3'";

    private static ParkFile parse(String yaml) throws ConfigException {
        return ParkFile.parse("park.yaml", yaml.replace("USE", USE), Clock.systemUTC());
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> parse(yaml)).problems();
    }

    @Test
    void the_example_is_valid_and_starts() throws Exception {
        try (var park =
                ParkFile.load(Path.of("park.example.yaml"), Clock.systemUTC()).start()) {
            assertThat(park.endpoints().keySet()).containsExactly("block-7", "sw-north-1");
            assertThat(park.endpoints().values()).allMatch(e -> e.matches("127\\.0\\.0\\.1:\\d+"));
            assertThat(park.control()).isPresent();
        }
    }

    @Test
    void one_entry_stands_for_many_whose_numbers_count_on() throws Exception {
        var file = parse("""
                gateways:
                  - { id: block, count: 3, meters: [
                      { ident: '00000010', primary: 5, count: 4, USE },
                      { ident: '10000000', USE } ] }
                """);
        try (var park = file.start()) {
            assertThat(park.endpoints().keySet()).containsExactly("block-1", "block-2", "block-3");
            assertThat(park.control()).isEmpty();
            for (var copy = 0; copy < 3; copy++) {
                var first = 10 + 5 * copy;
                var meters = park.site("block-" + (copy + 1)).meters();
                assertThat(meters.subList(0, 4))
                        .extracting(
                                m -> m.spec().id().ident() + " at " + m.spec().address())
                        .containsExactlyElementsOf(IntStream.range(0, 4)
                                .mapToObj(n -> "%08d at %d".formatted(first + n, 5 + n))
                                .toList());
                assertThat(meters.getLast().spec().address()).isZero();
            }
        }
    }

    @Test
    void ports_come_from_the_range_in_the_order_of_the_file() throws Exception {
        var free = freePort();
        var file = parse("""
                ports: %d-%d
                gateways:
                  - { id: own, port: 0, meters: [ { ident: '00000001', USE } ] }
                  - { id: ranged, meters: [ { ident: '00000002', USE } ] }
                """.formatted(free, free));
        try (var park = file.start()) {
            assertThat(park.endpoint("ranged").getPort()).isEqualTo(free);
            assertThat(park.endpoint("own").getPort()).isNotEqualTo(free);
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void meters_with_the_same_number_are_told_apart_by_their_maker() throws Exception {
        var file = parse("""
                gateways:
                  - { id: block, meters: [
                      { ident: '00000001', manufacturer: APA, USE, fault: late },
                      { ident: '00000001', manufacturer: KAM, USE } ] }
                """);
        try (var park = file.start()) {
            assertThat(park.meter("00000001-APA-0A-07").fault()).isEqualTo(Fault.LATE);
            assertThat(park.meter("00000001-KAM-0A-07").fault()).isNull();
            assertThat(catchThrowableOfType(RuntimeException.class, () -> park.index("00000001")))
                    .hasMessageContaining("several meters");
        }
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_line_and_key() {
        assertThat(problems("""
                        lateness: soon
                        ports: 30000-29999
                        control: { port: 70000 }
                        gateways:
                          - id: a
                            collision: crash
                            fault: echo, thunder
                            meters:
                              - { ident: '123', primary: 251, USE }
                              - { ident: '00000001', primary: 1, telegrams: 33, USE }
                              - { ident: '00000001', primary: 1, key: 00, USE }
                              - { ident: '00000002', primary: 249, count: 3, USE, chained: true }
                        modbus:
                          - { id: a, framing: ascii }
                          - { id: b, memory: [ { unit: 1, fc: 3, address: 65535, hex: '0001 0002' }, { unit: 1, fc: 1, address: 0, bits: '012' } ] }
                        """))
                .containsExactly(
                        "park.yaml:1: lateness: must be a duration such as 500ms, 30s, 15m, 1h or 1d, at least 1ms",
                        "park.yaml:2: ports: must be a range such as 20000-24999",
                        "park.yaml:3: control.port: must be a whole number from 0 to 65535",
                        "park.yaml:6: gateways[0].collision: must be one of overlay, garble, queue",
                        "park.yaml:7: gateways[0].fault: must be one or more of echo, noise, split, slow, silent, garbage, dropped, with commas between them",
                        "park.yaml:9: gateways[0].meters[0].primary: must be a whole number from 0 to 250",
                        "park.yaml:9: gateways[0].meters[0].ident: must be 8 digits, with a manufacturer of three letters",
                        "park.yaml:10: gateways[0].meters[1].telegrams: must be a whole number from 1 to 32",
                        "park.yaml:11: gateways[0].meters[2].key: must be a key of 32 hexadecimal digits",
                        "park.yaml:11: gateways[0].meters[2].ident: another meter has this number",
                        "park.yaml:11: gateways[0].meters[2].primary: given twice",
                        "park.yaml:12: gateways[0].meters[3].count: there are no primary addresses above 250",
                        "park.yaml:12: gateways[0].meters[3].chained: unknown key",
                        "park.yaml:14: modbus[0].framing: must be one of tcp, rtu",
                        "park.yaml:14: modbus[0].meters: a Modbus device needs meters, memory or both",
                        "park.yaml:14: modbus[0].id: given twice",
                        "park.yaml:15: modbus[1].memory[0].hex: ends beyond address 65535",
                        "park.yaml:15: modbus[1].memory[1].bits: must be zeros and ones");
    }

    @Test
    void a_range_that_is_too_short_is_told_once() {
        assertThat(problems("""
                        ports: 30000-30001
                        gateways: [ { id: block, count: 5, meters: [ { ident: '00000001', USE } ] } ]
                        """))
                .containsExactly("park.yaml:1: ports: has fewer ports than there are concentrators without a port");
    }

    @Test
    void copies_whose_meters_run_into_each_other_are_refused() {
        assertThat(problems("""
                        gateways:
                          - { id: block, count: 3, meters: [ { ident: '00000001', USE }, { ident: '00000003', USE } ] }
                        """))
                .contains(
                        "park.yaml:2: gateways[0].count: the numbers of the copies' meters run into other meters' numbers");
    }
}
