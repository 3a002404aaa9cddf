package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

class ModbusMasterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Span FOUR = new Span(1, Table.HOLDING_REGISTERS, 100, 4);

    static MasterSettings patience(int tries) {
        return new MasterSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(250),
                Duration.ofMillis(250),
                Duration.ofMillis(60),
                Duration.ZERO,
                tries);
    }

    private static RegisterServer server(Framing framing) {
        var server = framing == Framing.TCP ? RegisterServer.tcp() : RegisterServer.rtu();
        return server.put(1, 3, 100, "0001 0203 FFFE 8000")
                .put(1, 4, 7, "CAFE")
                .put(2, 3, 100, "1111 2222 3333 4444")
                .putBits(1, 1, 30, "1011001110001")
                .putBits(1, 2, 8, "01");
    }

    private static ModbusMaster master(RegisterServer server, Framing framing, int tries) {
        return new ModbusMaster(server.endpoint(), framing, patience(tries));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static ModbusFailure failure(ModbusMaster master, Span span) {
        return catchThrowableOfType(ModbusFailure.class, () -> master.read(span));
    }

    @ParameterizedTest
    @EnumSource
    void each_of_the_four_tables_is_read_by_its_own_function(Framing framing) throws ModbusFailure {
        try (var server = server(framing);
                var master = master(server, framing, 1)) {
            assertThat(hex(master.read(FOUR))).isEqualTo("00010203FFFE8000");
            assertThat(hex(master.read(new Span(1, Table.INPUT_REGISTERS, 7, 1))))
                    .isEqualTo("CAFE");
            // The first coil is the lowest bit of the first byte.
            assertThat(hex(master.read(new Span(1, Table.COILS, 30, 13)))).isEqualTo("CD11");
            assertThat(hex(master.read(new Span(1, Table.DISCRETE_INPUTS, 8, 2))))
                    .isEqualTo("02");
            assertThat(server.requests())
                    .containsExactly(
                            new RegisterServer.Request(1, 3, 100, 4),
                            new RegisterServer.Request(1, 4, 7, 1),
                            new RegisterServer.Request(1, 1, 30, 13),
                            new RegisterServer.Request(1, 2, 8, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void exceptions_have_words_and_kinds_and_keep_the_connection(Framing framing) throws ModbusFailure {
        try (var server = server(framing);
                var master = master(server, framing, 2)) {
            master.read(FOUR);
            server.refuse(1, 11);
            assertThat(failure(master, FOUR)).hasMessage("Modbus exception 0B: the meter behind the gateway is silent");
            assertThat(failure(master, FOUR).kind()).isEqualTo(ModbusFailure.Kind.SILENT);
            server.refuse(1, 6);
            assertThat(failure(master, FOUR).kind()).isEqualTo(ModbusFailure.Kind.BUSY);
            server.refuse(1, 4);
            assertThat(failure(master, FOUR)).hasMessage("Modbus exception 04: device failure");
            server.refuse(1, 0);
            var beyond = failure(master, new Span(1, Table.HOLDING_REGISTERS, 102, 4));
            assertThat(beyond).hasMessage("Modbus exception 02: the registers do not exist");
            assertThat(beyond.kind()).isEqualTo(ModbusFailure.Kind.NO_SUCH_REGISTERS);
            assertThat(server.connections()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_what_may_pass_is_tried_again(Framing framing) {
        try (var server = server(framing);
                var master = master(server, framing, 3)) {
            server.refuse(1, 2);
            failure(master, FOUR);
            assertThat(server.requests()).hasSize(1);
            server.forgetRequests();
            server.refuse(1, 6);
            failure(master, FOUR);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_is_not_whole_or_not_ours_is_refused_and_the_connection_closed(Framing framing)
            throws ModbusFailure {
        var unitAt = framing == Framing.TCP ? 6 : 0;
        List<UnaryOperator<byte[]>> spoilers = List.of(
                RegisterServer.cutting(1),
                RegisterServer.cutting(100),
                changing(framing, unitAt, 1),
                changing(framing, unitAt + 1, 1),
                changing(framing, unitAt + 2, 2),
                changing(framing, unitAt + 2, -2));
        try (var server = server(framing);
                var master = master(server, framing, 1)) {
            for (var n = 0; n < spoilers.size(); n++) {
                var connections = server.connections();
                server.spoil(spoilers.get(n));
                assertThat(failure(master, FOUR).kind())
                        .as("spoiler " + n)
                        .isIn(ModbusFailure.Kind.SILENT, ModbusFailure.Kind.UNFIT);
                server.spoil(UnaryOperator.identity());
                assertThat(hex(master.read(FOUR))).as("after " + n).isEqualTo("00010203FFFE8000");
                assertThat(server.connections()).isGreaterThan(connections);
            }
        }
    }

    /** A whole frame with one byte changed; RTU gets a fitting CRC, so that the change itself must be noticed. */
    private static UnaryOperator<byte[]> changing(Framing framing, int at, int by) {
        return frame -> {
            var changed = frame.clone();
            changed[at] += (byte) by;
            return framing == Framing.TCP ? changed : RegisterServer.withCrc(changed);
        };
    }

    @Test
    void a_wrong_checksum_is_refused_and_the_next_answer_taken() throws ModbusFailure {
        try (var server = server(Framing.RTU);
                var master = master(server, Framing.RTU, 1)) {
            for (var at = 0; at < 13; at++) {
                var position = at;
                server.spoil(frame -> {
                    var changed = frame.clone();
                    changed[position] ^= 0x10;
                    return changed;
                });
                assertThat(failure(master, FOUR)).as("byte " + at).isNotNull();
            }
            server.spoil(UnaryOperator.identity());
            assertThat(hex(master.read(FOUR))).isEqualTo("00010203FFFE8000");
        }
    }

    /** Without transaction numbers the answer to one request looks like the answer to another of the same length. */
    @Test
    void a_late_answer_on_a_serial_line_is_never_taken_for_the_next() throws ModbusFailure {
        try (var server = server(Framing.RTU);
                var master = master(server, Framing.RTU, 1)) {
            server.put(1, 3, 200, "9999 9999 9999 9999");
            server.late(280);
            assertThat(failure(master, new Span(1, Table.HOLDING_REGISTERS, 200, 4))
                            .kind())
                    .isEqualTo(ModbusFailure.Kind.SILENT);
            server.late(0);
            assertThat(hex(master.read(FOUR))).isEqualTo("00010203FFFE8000");
        }
    }

    /** How soon it is given up is a figure of {@code ./nurt bench}. */
    @ParameterizedTest
    @EnumSource
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_answer_that_comes_byte_by_byte_is_taken_but_not_waited_for_without_end(Framing framing)
            throws ModbusFailure {
        try (var server = server(framing);
                var master = master(server, framing, 1)) {
            server.drip(5);
            assertThat(hex(master.read(FOUR))).isEqualTo("00010203FFFE8000");
            // Without an end of its patience it would have the whole answer after two seconds, and be content.
            server.drip(100);
            assertThat(failure(master, FOUR).kind()).isEqualTo(ModbusFailure.Kind.SILENT);
        }
    }

    @Test
    void closing_ends_a_read_that_is_under_way() throws InterruptedException {
        try (var server = server(Framing.TCP)) {
            server.spoil(frame -> new byte[0]);
            var patient = new ModbusMaster(
                    server.endpoint(),
                    Framing.TCP,
                    new MasterSettings(
                            Duration.ofSeconds(9),
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(9),
                            Duration.ofSeconds(9),
                            Duration.ZERO,
                            3));
            var ended = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                failure(patient, FOUR);
                ended.countDown();
            });
            server.awaitRequest();
            patient.close();
            assertThat(ended.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(failure(patient, FOUR).kind()).isEqualTo(ModbusFailure.Kind.CONNECTION);
        }
    }

    @Test
    void nobody_there_is_a_failure_of_the_connection() throws IOException {
        // Bound and never listening, so that no other test can be behind this port.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var nobody = new Endpoint.Tcp("127.0.0.1", taken.getLocalPort());
            var nowhere = new Endpoint.Tcp("host.invalid", 502);
            try (var refused = new ModbusMaster(nobody, Framing.TCP, patience(2));
                    var lost = new ModbusMaster(nowhere, Framing.TCP, patience(2))) {
                assertThat(failure(refused, FOUR).kind()).isEqualTo(ModbusFailure.Kind.CONNECTION);
                assertThat(failure(lost, FOUR)).hasMessageStartingWith("unknown host");
            }
        }
    }

    private static Park park() throws Exception {
        return Park.builder(Clock.fixed(NOW, ZoneOffset.UTC))
                .lateness(Duration.ofMillis(350))
                .modbus("field", meter("44444444", 1), meter("99999999", 2))
                .start();
    }

    private static MeterSpec meter(String ident, int unit) {
        return MeterSpec.of(ident, unit)
                .withStart("123456.789", Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    private static Span serial(int unit) {
        return new Span(unit, Table.HOLDING_REGISTERS, 0, 2);
    }

    @Test
    void faults_of_a_simulated_meter_fail_this_meter_alone_and_pass_with_a_retry() throws Exception {
        try (var park = park()) {
            var address = park.endpoint("field");
            var endpoint = new Endpoint.Tcp(address.getHostString(), address.getPort());
            try (var master = new ModbusMaster(endpoint, Framing.TCP, patience(2))) {
                for (var fault :
                        List.of(Fault.SHORT, Fault.WRONG_ADDRESS, Fault.BAD_CHECKSUM, Fault.LATE, Fault.BUSY)) {
                    park.fail("44444444", fault);
                    assertThat(failure(master, serial(1)).kind())
                            .as(fault.name())
                            .isNotEqualTo(ModbusFailure.Kind.CONNECTION);
                    assertThat(hex(master.read(serial(2)))).as("after " + fault).isEqualTo("05F5E0FF");
                    park.fail("44444444", fault, 1);
                    assertThat(hex(master.read(serial(1)))).as("retry " + fault).isEqualTo("02A62B1C");
                }
                park.dropConnections("field");
                assertThat(hex(master.read(serial(1)))).isEqualTo("02A62B1C");
                park.fail("44444444", Fault.CLOSE_MID_FRAME);
                assertThat(failure(master, serial(1)).kind()).isEqualTo(ModbusFailure.Kind.CONNECTION);
                assertThat(hex(master.read(serial(2)))).isEqualTo("05F5E0FF");
            }
        }
    }
}
