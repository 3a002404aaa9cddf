package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.HandClock;
import pl.nurt.bridge.modbus.RegisterServer.Request;

class PlannedReadsTest {
    /** A volume of two registers, and a third one with the exponent. */
    private static final RegisterProfile THREE = new RegisterProfile(
            "three",
            new RegisterProfile.Volume(
                    new Field(Table.HOLDING_REGISTERS, 0, RegisterType.U32, ByteOrder.ABCD),
                    null,
                    null,
                    new Field(Table.HOLDING_REGISTERS, 2, RegisterType.I16, ByteOrder.ABCD),
                    null,
                    null,
                    RegisterProfile.Volume.LITRE),
            null,
            null,
            List.of(),
            null);

    private final RegisterServer server = RegisterServer.tcp();
    private final ModbusMaster master = new ModbusMaster(server.endpoint(), Framing.TCP, ModbusMasterTest.patience(1));
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final List<MeterPlace> meters = new ArrayList<>();

    @AfterEach
    void stop() {
        master.close();
        server.close();
    }

    private void meter(int unit, int base, int litres) {
        server.put(unit, 3, base, "%08X FFFD".formatted(litres));
        meters.add(new MeterPlace(unit, base, THREE));
    }

    private PlannedReads reads(int maxRegisters, int maxHole) {
        return new PlannedReads(master, clock, meters, new ReadLimits(maxRegisters, maxHole), Duration.ofSeconds(30));
    }

    private static ModbusFailure failure(PlannedReads reads, int n) {
        return catchThrowableOfType(ModbusFailure.class, () -> reads.read(n));
    }

    @Test
    void a_round_over_forty_meters_of_a_gateway_is_one_request() throws ModbusFailure {
        for (var n = 0; n < 40; n++) {
            meter(1, 3 * n, 1000 + n);
        }
        var reads = reads(125, 0);
        for (var n = 0; n < 40; n++) {
            assertThat(reads.read(n).indexM3()).contains(BigDecimal.valueOf(1000L + n, 3));
        }
        assertThat(server.requests()).containsExactly(new Request(1, 3, 0, 120));
    }

    @Test
    void a_meter_that_is_asked_again_is_really_read_again() throws ModbusFailure {
        meter(1, 0, 7);
        meter(1, 3, 8);
        var reads = reads(125, 0);
        reads.read(0);
        server.put(1, 3, 0, "0000 0009");
        assertThat(reads.read(0).indexM3()).contains(new BigDecimal("0.009"));
        reads.read(1);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void what_is_too_old_serves_nobody_and_every_reading_bears_the_time_of_its_request() throws ModbusFailure {
        meter(1, 0, 7);
        meter(1, 3, 8);
        var reads = reads(125, 0);
        var first = clock.instant();
        reads.read(0);
        clock.forward(Duration.ofSeconds(30));
        assertThat(reads.read(1).readAt()).isEqualTo(first);
        reads.read(0);
        clock.forward(Duration.ofSeconds(31));
        assertThat(reads.read(1).readAt()).isEqualTo(clock.instant());
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void a_hole_that_the_device_refuses_splits_the_block_once_and_for_ever() throws ModbusFailure {
        meter(1, 0, 7);
        meter(1, 10, 8);
        var reads = reads(125, 16);
        assertThat(reads.read(0).indexM3()).contains(new BigDecimal("0.007"));
        assertThat(reads.read(1).indexM3()).contains(new BigDecimal("0.008"));
        assertThat(server.requests())
                .containsExactly(new Request(1, 3, 0, 13), new Request(1, 3, 0, 3), new Request(1, 3, 10, 3));
        server.forgetRequests();
        reads.read(0);
        reads.read(1);
        assertThat(server.requests()).containsExactly(new Request(1, 3, 0, 3), new Request(1, 3, 10, 3));
    }

    @Test
    void a_meter_that_does_not_exist_costs_its_neighbours_nothing() throws ModbusFailure {
        for (var n = 0; n < 8; n++) {
            meter(1, 3 * n, n);
        }
        meters.add(new MeterPlace(1, 24, THREE));
        var reads = reads(125, 0);
        for (var n = 0; n < 8; n++) {
            assertThat(reads.read(n).indexM3()).contains(BigDecimal.valueOf(n, 3));
        }
        assertThat(failure(reads, 8)).hasMessageContaining("02: the registers do not exist");
        server.forgetRequests();
        for (var n = 0; n < 8; n++) {
            reads.read(n);
        }
        failure(reads, 8);
        // Halved until only the missing one is left: four good blocks and the bad one.
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void a_silent_unit_is_waited_for_once_and_its_gateway_goes_on() throws ModbusFailure {
        for (var n = 0; n < 3; n++) {
            meter(1, 50 * n, n);
        }
        meter(2, 0, 42);
        server.refuse(1, 11);
        var reads = reads(125, 0);
        for (var n = 0; n < 3; n++) {
            assertThat(failure(reads, n).kind()).isEqualTo(ModbusFailure.Kind.SILENT);
        }
        assertThat(reads.read(3).indexM3()).contains(new BigDecimal("0.042"));
        assertThat(server.requests()).extracting(Request::unit).containsExactly(1, 2);
        server.refuse(1, 0);
        assertThat(reads.read(0).indexM3()).contains(new BigDecimal("0.000"));
    }

    @Test
    void no_request_asks_for_more_than_the_device_bears() throws ModbusFailure {
        for (var n = 0; n < 10; n++) {
            meter(1, 5 * n, n);
        }
        for (var n = 0; n < 10; n++) {
            server.put(1, 3, 5 * n + 3, "0000 0000");
        }
        var reads = reads(22, 16);
        for (var n = 0; n < 10; n++) {
            assertThat(reads.read(n).indexM3()).contains(BigDecimal.valueOf(n, 3));
        }
        assertThat(server.requests()).hasSize(3).allMatch(request -> request.count() <= 22);
    }
}
