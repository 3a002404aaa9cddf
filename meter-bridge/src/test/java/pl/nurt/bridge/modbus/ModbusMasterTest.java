package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

class ModbusMasterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final RegisterProfile SIMPLE = new RegisterProfile(
            "simple",
            3,
            new RegisterProfile.Field(2, RegisterType.I64, ByteOrder.ABCD),
            BigDecimal.ONE,
            new RegisterProfile.Field(6, RegisterType.I16, ByteOrder.ABCD),
            new RegisterProfile.Field(0, RegisterType.U32, ByteOrder.ABCD),
            new RegisterProfile.Field(8, RegisterType.U32, ByteOrder.ABCD),
            new RegisterProfile.Quality(7, 0xFFFF, 0));

    private Park park;
    private ModbusMaster master;

    @BeforeEach
    void start() throws Exception {
        park = Park.builder(Clock.fixed(NOW, ZoneOffset.UTC))
                .lateness(Duration.ofMillis(350))
                .modbus("field", meter("44444444", 1), meter("99999999", 2))
                .start();
        master = new ModbusMaster(park.endpoint("field"), Duration.ofMillis(200), 2);
    }

    @AfterEach
    void stop() {
        master.close();
        park.close();
    }

    private static MeterSpec meter(String ident, int unit) {
        return MeterSpec.of(ident, unit)
                .withStart("123456.789", Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    private ModbusFailure failure(int unit) {
        return catchThrowableOfType(ModbusFailure.class, () -> master.read(unit, 0, SIMPLE));
    }

    @Test
    void a_block_gives_index_serial_and_time() throws ModbusFailure {
        var block = master.read(1, 0, SIMPLE);
        assertThat(block.indexM3()).contains(new BigDecimal("123456.789"));
        assertThat(block.serial()).contains("44444444");
        assertThat(block.time()).contains(NOW);
        assertThat(master.read(2, 0, SIMPLE).serial()).contains("99999999");
    }

    @Test
    void input_registers_are_read_with_function_4() throws ModbusFailure {
        var input =
                new RegisterProfile("input", 4, SIMPLE.value(), SIMPLE.scale(), SIMPLE.exponentAt(), null, null, null);
        assertThat(master.read(1, 0, input).indexM3()).contains(new BigDecimal("123456.789"));
        assertThat(input.first()).isEqualTo(2);
        assertThat(input.length()).isEqualTo(5);
    }

    @Test
    void a_value_marked_bad_is_no_value() throws ModbusFailure {
        park.fail("44444444", Fault.INVALID);
        assertThat(master.read(1, 0, SIMPLE).indexM3()).isEmpty();
    }

    @Test
    void an_exception_fails_one_meter_and_keeps_the_connection() throws ModbusFailure {
        park.fail("44444444", Fault.TARGET_FAILED);
        assertThat(failure(1)).hasMessage("Modbus exception 0B: the meter behind the gateway is silent");
        assertThat(failure(1).kind()).isEqualTo(ModbusFailure.Kind.SILENT);
        park.fail("44444444", Fault.BUSY);
        assertThat(failure(1)).hasMessageContaining("06: busy");
        assertThat(master.read(2, 0, SIMPLE).serial()).contains("99999999");
        var beyond = catchThrowableOfType(ModbusFailure.class, () -> master.read(2, 5, SIMPLE));
        assertThat(beyond).hasMessageContaining("02: the registers do not exist");
    }

    @Test
    void an_answer_that_does_not_fit_the_request_is_refused() throws ModbusFailure {
        for (var fault : List.of(Fault.SHORT, Fault.WRONG_ADDRESS, Fault.BAD_CHECKSUM, Fault.LATE)) {
            park.fail("44444444", fault);
            var kind = fault == Fault.LATE ? ModbusFailure.Kind.SILENT : ModbusFailure.Kind.BAD_ANSWER;
            assertThat(failure(1).kind()).as(fault.name()).isEqualTo(kind);
            assertThat(master.read(2, 0, SIMPLE).serial()).as("after " + fault).contains("99999999");
        }
    }

    @Test
    void random_bytes_are_a_failure_and_never_a_value() throws Exception {
        var random = new Random(99);
        try (var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAtRandom(listener, random));
            var endpoint = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
            try (var hasty = new ModbusMaster(endpoint, Duration.ofMillis(30), 1)) {
                for (var n = 0; n < 100; n++) {
                    assertThatThrownBy(() -> hasty.read(1, 0, SIMPLE)).isInstanceOf(ModbusFailure.class);
                }
            }
        }
    }

    /** Echoes the transaction number, so that the rest of the answer is what has to be noticed. */
    private static void answerAtRandom(ServerSocket listener, Random random) {
        try {
            while (true) {
                try (var connection = listener.accept()) {
                    var request = new byte[12];
                    while (connection.getInputStream().readNBytes(request, 0, 12) == 12) {
                        var answer = new byte[8 + random.nextInt(300)];
                        random.nextBytes(answer);
                        System.arraycopy(request, 0, answer, 0, random.nextInt(9));
                        connection.getOutputStream().write(answer);
                    }
                } catch (SocketException e) {
                    if (listener.isClosed()) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_fault_that_passes_is_overcome_by_a_retry() throws ModbusFailure {
        for (var fault : List.of(Fault.SHORT, Fault.WRONG_ADDRESS, Fault.LATE, Fault.BUSY)) {
            park.fail("44444444", fault, 1);
            assertThat(master.read(1, 0, SIMPLE).serial()).as(fault.name()).contains("44444444");
        }
    }

    @Test
    void a_connection_that_breaks_is_opened_again() throws ModbusFailure {
        master.read(1, 0, SIMPLE);
        park.dropConnections("field");
        assertThat(master.read(1, 0, SIMPLE).serial()).contains("44444444");
        park.fail("44444444", Fault.CLOSE_MID_FRAME);
        assertThat(failure(1).kind()).isEqualTo(ModbusFailure.Kind.CONNECTION);
        assertThat(master.read(2, 0, SIMPLE).serial()).contains("99999999");
    }
}
