package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.FaultTable;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.modbus.ModbusFailure.Kind;

/** Gateways and adapters whose answers are not quite as Modbus has them. */
class GatewayDifferencesTest {
    private static final Span SPAN = new Span(3, Table.HOLDING_REGISTERS, 115, 2);
    private static final String VALUE = "00003039";

    private static final MasterSettings PATIENT = new MasterSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ZERO,
            1);

    private static RegisterServer server(Framing framing) {
        return (framing == Framing.TCP ? RegisterServer.tcp() : RegisterServer.rtu())
                .put(3, 3, 115, VALUE)
                .put(3, 3, 0x0300, VALUE);
    }

    private static ModbusMaster master(RegisterServer server, Framing framing, Leniency leniency) {
        return new ModbusMaster(server.endpoint(), framing, ModbusMasterTest.patience(1), leniency, FrameTrace.NONE);
    }

    private static String read(RegisterServer server, Framing framing, Leniency leniency) throws ModbusFailure {
        try (server;
                var master = master(server, framing, leniency)) {
            return HexFormat.of().formatHex(master.read(SPAN));
        }
    }

    private static ModbusFailure failure(RegisterServer server, Framing framing, Leniency leniency) {
        try (server;
                var master = master(server, framing, leniency)) {
            return catchThrowableOfType(ModbusFailure.class, () -> master.read(SPAN));
        }
    }

    private static RegisterServer spoilt(Framing framing, UnaryOperator<byte[]> spoiler) {
        var server = server(framing);
        server.spoil(spoiler);
        return server;
    }

    private static byte[] join(byte[]... parts) {
        var joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(joined::put);
        return joined.array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static UnaryOperator<byte[]> with(int at, int value) {
        return frame -> {
            var changed = frame.clone();
            changed[at] = (byte) value;
            return changed;
        };
    }

    private static byte[] request(Span span) {
        return new RtuEnvelope(Leniency.NONE).wrap(span.unit(), Messages.request(span));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000", "FF", "03", "0303", "030304", "68", "830300"})
    void what_an_adapter_puts_before_an_answer_is_passed_over(String noise) throws ModbusFailure {
        assertThat(read(spoilt(Framing.RTU, frame -> join(hex(noise), frame)), Framing.RTU, Leniency.NONE))
                .isEqualTo(VALUE);
        assertThat(read(spoilt(Framing.RTU, frame -> join(hex(noise), frame, hex("00"))), Framing.RTU, Leniency.NONE))
                .isEqualTo(VALUE);
    }

    @Test
    void an_echo_is_dropped_also_with_noise_and_where_it_looks_like_an_answer() throws ModbusFailure {
        for (var noise : List.of("", "00")) {
            assertThat(read(
                            spoilt(Framing.RTU, frame -> join(hex(noise), request(SPAN), hex(noise), frame)),
                            Framing.RTU,
                            Leniency.NONE))
                    .isEqualTo(VALUE);
        }
        // The address's high byte is a length that fits the request itself.
        var like = new Span(3, Table.HOLDING_REGISTERS, 0x0300, 2);
        var server = spoilt(Framing.RTU, frame -> join(request(like), frame));
        try (server;
                var master = master(server, Framing.RTU, Leniency.NONE)) {
            assertThat(HexFormat.of().formatHex(master.read(like))).isEqualTo(VALUE);
        }
    }

    @Test
    void an_echo_alone_is_a_silent_unit() {
        var failure = failure(spoilt(Framing.RTU, frame -> request(SPAN)), Framing.RTU, Leniency.NONE);
        assertThat(failure).hasMessage("unit 3 does not answer in time");
        assertThat(failure.kind()).isEqualTo(Kind.SILENT);
    }

    @Test
    void noise_alone_is_no_answer_and_an_answer_that_stops_says_where() {
        assertThat(failure(spoilt(Framing.RTU, frame -> hex("0068FC")), Framing.RTU, Leniency.NONE))
                .hasMessage("only noise came, 3 bytes");
        assertThat(failure(spoilt(Framing.RTU, RegisterServer.cutting(1)), Framing.RTU, Leniency.NONE))
                .hasMessageMatching("the answer of unit 3 stopped after 8 bytes, as frame is \\d+ ms");
    }

    /** Of Modbus TCP, after any number of its bytes; and where it breaks. */
    @Test
    void an_answer_that_stops_is_no_silence_and_says_where() {
        var whole = hex("000100000007030304" + VALUE);
        for (var size = 1; size < whole.length; size++) {
            var came = Arrays.copyOf(whole, size);
            assertThat(stopped(came, new LineTimeout()))
                    .hasMessage("the answer of unit 3 stopped after " + size + " bytes, as frame is 20 ms");
            assertThat(stopped(came, new IOException("the gateway closed the connection")))
                    .hasMessage("the gateway closed the connection, " + size + " bytes into an answer");
        }
        assertThat(stopped(hex(""), new LineTimeout())).isInstanceOf(LineTimeout.class);
        assertThat(stopped(hex("4C6F67696E3A"), new LineTimeout()))
                .hasMessage("the answer is of protocol 26473 instead of 0");
        assertThat(stopped(hex("000000000007"), new LineTimeout()))
                .hasMessage("the answer has transaction 0 instead of 1");
    }

    /** What an answer comes to that brings these bytes and then {@code end}. */
    private static Throwable stopped(byte[] came, IOException end) {
        var envelope = new MbapEnvelope(Leniency.NONE);
        envelope.wrap(SPAN.unit(), Messages.request(SPAN));
        var bytes = ByteBuffer.wrap(came);
        return catchThrowable(() -> envelope.answer(
                deadline -> {
                    if (!bytes.hasRemaining()) {
                        throw end;
                    }
                    return bytes.get() & 0xFF;
                },
                0,
                20_000_000));
    }

    /** Of a later try nothing comes at all. */
    @ParameterizedTest
    @EnumSource(Framing.class)
    void silence_does_not_hide_what_came_before(Framing framing) {
        var n = new AtomicInteger();
        var server = spoilt(
                framing, frame -> n.getAndIncrement() == 0 ? Arrays.copyOf(frame, frame.length - 2) : new byte[0]);
        try (server;
                var master = new ModbusMaster(
                        server.endpoint(), framing, ModbusMasterTest.patience(2), Leniency.NONE, FrameTrace.NONE)) {
            assertThat(catchThrowableOfType(ModbusFailure.class, () -> master.read(SPAN))
                            .getMessage())
                    .startsWith("the answer of unit 3 stopped after ");
        }
    }

    @Test
    void what_the_device_says_itself_outweighs_what_is_spoilt() {
        var n = new AtomicInteger();
        var server = spoilt(Framing.TCP, frame -> n.getAndIncrement() == 1 ? new byte[0] : frame);
        server.refuse(3, 6);
        try (server;
                var master = new ModbusMaster(
                        server.endpoint(), Framing.TCP, ModbusMasterTest.patience(2), Leniency.NONE, FrameTrace.NONE)) {
            assertThat(catchThrowableOfType(ModbusFailure.class, () -> master.read(SPAN)))
                    .hasMessage("Modbus exception 06: busy");
        }
    }

    @Test
    void each_difference_is_told_with_both_numbers() {
        assertThat(failure(spoilt(Framing.TCP, with(6, 1)), Framing.TCP, Leniency.NONE))
                .hasMessage("unit 1 answers instead of 3");
        assertThat(failure(spoilt(Framing.TCP, with(1, 0)), Framing.TCP, Leniency.NONE))
                .hasMessage("the answer has transaction 0 instead of 1");
        assertThat(failure(spoilt(Framing.TCP, with(3, 7)), Framing.TCP, Leniency.NONE))
                .hasMessage("the answer is of protocol 7 instead of 0");
        assertThat(failure(spoilt(Framing.TCP, with(7, 4)), Framing.TCP, Leniency.NONE))
                .hasMessage("function 4 is answered instead of 3");
        assertThat(failure(spoilt(Framing.TCP, with(4, 2)), Framing.TCP, Leniency.NONE))
                .hasMessage("the answer announces 519 bytes instead of 3 to 254");
        assertThat(failure(
                        spoilt(
                                Framing.RTU,
                                frame -> RegisterServer.withCrc(with(0, 1).apply(frame))),
                        Framing.RTU,
                        Leniency.NONE))
                .hasMessage("unit 1 answers instead of 3");
        assertThat(failure(
                        spoilt(
                                Framing.RTU,
                                frame -> RegisterServer.withCrc(with(1, 4).apply(frame))),
                        Framing.RTU,
                        Leniency.NONE))
                .hasMessage("function 4 is answered instead of 3");
        var shorter = RegisterServer.withCrc(hex("030302" + "3039" + "0000"));
        assertThat(failure(spoilt(Framing.RTU, frame -> shorter), Framing.RTU, Leniency.NONE))
                .hasMessage("the answer has 2 bytes of values instead of 4 (2 values asked for)");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "-1, 9"})
    void transactions_of_the_gateway_s_own_are_taken_where_that_is_set(int setting, int sent) throws ModbusFailure {
        assertThat(read(spoilt(Framing.TCP, with(1, sent)), Framing.TCP, new Leniency(setting, null)))
                .isEqualTo(VALUE);
    }

    @Test
    void a_setting_lets_nothing_else_pass() {
        assertThat(failure(spoilt(Framing.TCP, with(1, 5)), Framing.TCP, new Leniency(0, null)))
                .hasMessage("the answer has transaction 5 instead of 0");
        assertThat(failure(spoilt(Framing.TCP, with(6, 2)), Framing.TCP, new Leniency(null, 1)))
                .hasMessage("unit 2 answers instead of 1");
    }

    /** The two numbers are never the same: what is told is what had to come. */
    @Test
    void what_answers_as_it_was_asked_is_told_with_what_the_setting_wants() {
        for (var framing : List.of(Framing.TCP, Framing.RTU)) {
            assertThat(failure(server(framing), framing, new Leniency(null, 1)))
                    .hasMessage("unit 3 answers instead of 1");
        }
        assertThat(failure(server(Framing.TCP), Framing.TCP, new Leniency(0, null)))
                .hasMessage("the answer has transaction 1 instead of 0");
    }

    @Test
    void a_count_that_does_not_fit_its_values_is_told_with_both() {
        assertThat(failure(spoilt(Framing.TCP, with(8, 6)), Framing.TCP, Leniency.NONE))
                .hasMessage("the answer counts 6 bytes of values and has 4");
        assertThat(failure(
                        spoilt(Framing.TCP, frame -> with(5, 9).apply(join(frame, hex("0000")))),
                        Framing.TCP,
                        Leniency.NONE))
                .hasMessage("the answer counts 4 bytes of values and has 6");
        assertThat(failure(spoilt(Framing.TCP, with(7, 0x84)), Framing.TCP, Leniency.NONE))
                .hasMessage("function 4 is answered instead of 3");
    }

    /** A slow link takes its time after the echo of the adapter, and after a spoilt one. */
    @Test
    void an_answer_in_pieces_behind_an_echo_is_waited_for() throws ModbusFailure {
        var request = request(SPAN);
        var spoilt = request.clone();
        spoilt[4] ^= 0x40;
        for (var echo : List.of(request, spoilt, hex("0303000000"), hex("030300"))) {
            var server = spoilt(Framing.RTU, frame -> join(echo, frame));
            server.inPieces(260, echo.length, 1, 2, 3);
            try (server;
                    var master =
                            new ModbusMaster(server.endpoint(), Framing.RTU, PATIENT, Leniency.NONE, FrameTrace.NONE)) {
                assertThat(HexFormat.of().formatHex(master.read(SPAN)))
                        .as(HexFormat.of().formatHex(echo))
                        .isEqualTo(VALUE);
            }
        }
    }

    @Test
    void the_gateway_s_own_unit_is_taken_where_that_is_set() throws ModbusFailure {
        var own = new Leniency(null, 1);
        assertThat(read(spoilt(Framing.TCP, with(6, 1)), Framing.TCP, own)).isEqualTo(VALUE);
        assertThat(read(
                        spoilt(
                                Framing.RTU,
                                frame -> RegisterServer.withCrc(with(0, 1).apply(frame))),
                        Framing.RTU,
                        own))
                .isEqualTo(VALUE);
    }

    /** Without transaction numbers the connection is quiet before the next request, as on a serial line. */
    @Test
    void a_late_answer_without_a_transaction_of_its_own_is_not_taken_for_the_next() throws ModbusFailure {
        var server = spoilt(Framing.TCP, with(1, 0));
        server.put(3, 3, 200, "99999999");
        try (server;
                var master = master(server, Framing.TCP, new Leniency(0, null))) {
            server.late(280);
            assertThat(catchThrowableOfType(
                                    ModbusFailure.class,
                                    () -> master.read(new Span(3, Table.HOLDING_REGISTERS, 200, 2)))
                            .kind())
                    .isEqualTo(Kind.SILENT);
            server.late(0);
            assertThat(HexFormat.of().formatHex(master.read(SPAN))).isEqualTo(VALUE);
        }
    }

    /** Those of the standard by themselves; makers add others. */
    @Test
    void every_exception_stands_in_the_table_of_faults() throws IOException {
        var told = FaultTable.told();
        for (var code = 0; code < 256; code++) {
            var message = String.valueOf(ModbusFailure.exception(code).getMessage());
            assertThat(
                            List.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 11).contains(code)
                                    ? told.contains(message)
                                    : FaultTable.holds(message))
                    .as(message)
                    .isTrue();
        }
        for (var code : List.of(5, 6)) {
            assertThat(ModbusFailure.exception(code).kind()).isEqualTo(Kind.BUSY);
        }
    }
}
