package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.LineFault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

class MBusMasterTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofMillis(60),
            Duration.ofSeconds(1),
            Duration.ofMillis(150),
            Duration.ZERO,
            3);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private Park park;
    private MBusMaster master;

    @BeforeEach
    void start() throws Exception {
        park = Park.builder(CLOCK)
                .lateness(Duration.ofMillis(320))
                .gateway(
                        "bus",
                        still("11111111", 1, "1.001"),
                        still("22222222", 2, "2.002"),
                        still("33333333", 3, "3.003").withChain())
                .start();
        master = new MBusMaster(endpoint(park), QUICK);
    }

    @AfterEach
    void stop() {
        master.close();
        park.close();
    }

    private static Endpoint endpoint(Park park) {
        var address = park.endpoint("bus");
        return new Endpoint.Tcp(address.getAddress().getHostAddress(), address.getPort());
    }

    private static MeterSpec still(String ident, int address, String index) {
        return MeterSpec.of(ident, address)
                .withStart(index, Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    private static MeterAddress primary(int address) {
        return new MeterAddress.Primary(address);
    }

    private static MeterAddress secondary(String ident) {
        return new MeterAddress.Secondary(new MeterId(ident, null, null, null));
    }

    private String index(MeterAddress meter) throws LinkFailure {
        return master.read(meter)
                .main()
                .mainIndex()
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }

    private LinkFailure failure(MeterAddress meter) {
        return catchThrowableOfType(LinkFailure.class, () -> master.read(meter));
    }

    @Test
    void meters_are_read_by_primary_address_and_by_identification() throws LinkFailure {
        assertThat(index(primary(1))).isEqualTo("1.001");
        assertThat(index(secondary("22222222"))).isEqualTo("2.002");
        assertThat(index(secondary("11111111"))).isEqualTo("1.001");
        assertThat(index(primary(2))).isEqualTo("2.002");
        assertThat(index(new MeterAddress.Secondary(
                        MeterId.parse("22222222-APA-0A-07").orElseThrow())))
                .isEqualTo("2.002");
    }

    @Test
    void a_value_is_fresh_in_every_read() throws LinkFailure {
        assertThat(index(primary(1))).isEqualTo("1.001");
        park.setIndex("11111111", new BigDecimal("1.234"));
        assertThat(index(primary(1))).isEqualTo("1.234");
        park.setIndex("11111111", new BigDecimal("1.235"));
        assertThat(index(secondary("11111111"))).isEqualTo("1.235");
        park.setIndex("11111111", new BigDecimal("1.236"));
        assertThat(index(secondary("11111111"))).isEqualTo("1.236");
    }

    @Test
    void a_chain_of_telegrams_is_read_to_its_end_and_starts_afresh_next_time() throws LinkFailure {
        for (var round = 0; round < 3; round++) {
            var readout = master.read(primary(3));
            assertThat(readout.telegrams()).hasSize(2);
            assertThat(readout.main().mainIndex()).contains(new BigDecimal("3.003"));
            assertThat(HexFormat.of().formatHex(readout.raw())).contains("0c1303300000");
        }
    }

    @Test
    void split_bytes_echo_and_noise_do_no_harm() throws LinkFailure {
        for (var faults : List.of(
                Set.of(LineFault.SPLIT),
                Set.of(LineFault.ECHO),
                Set.of(LineFault.NOISE),
                EnumSet.of(LineFault.SPLIT, LineFault.ECHO, LineFault.NOISE))) {
            park.failLine("bus", faults);
            assertThat(index(primary(1))).as(faults.toString()).isEqualTo("1.001");
            assertThat(index(secondary("22222222"))).as(faults.toString()).isEqualTo("2.002");
            assertThat(master.read(primary(3)).telegrams())
                    .as(faults.toString())
                    .hasSize(2);
        }
    }

    @Test
    void a_fault_that_passes_is_overcome_by_a_retry() throws LinkFailure {
        for (var fault :
                List.of(Fault.SILENT, Fault.BAD_CHECKSUM, Fault.BUSY, Fault.WRONG_ADDRESS, Fault.SHORT, Fault.LATE)) {
            park.fail("11111111", fault, 1);
            assertThat(index(primary(1))).as(fault.name()).isEqualTo("1.001");
        }
    }

    @Test
    void a_fault_that_stays_fails_that_meter_and_no_other() throws LinkFailure {
        for (var fault : List.of(Fault.BAD_CHECKSUM, Fault.WRONG_ADDRESS, Fault.SHORT)) {
            park.fail("11111111", fault);
            assertThat(failure(primary(1)).kind()).as(fault.name()).isEqualTo(LinkFailure.Kind.BAD_ANSWER);
            assertThat(index(primary(2))).isEqualTo("2.002");
        }
        park.fail("11111111", Fault.BUSY);
        assertThat(failure(primary(1)).kind()).isEqualTo(LinkFailure.Kind.BUSY);
        park.fail("11111111", Fault.SILENT);
        assertThat(failure(primary(1)).kind()).isEqualTo(LinkFailure.Kind.SILENT);
        assertThat(failure(secondary("11111111")).kind()).isEqualTo(LinkFailure.Kind.SILENT);
        assertThat(index(secondary("22222222"))).isEqualTo("2.002");
        park.heal("11111111");
        assertThat(index(primary(1))).isEqualTo("1.001");
    }

    @Test
    void a_late_answer_is_never_taken_for_another_meter_s() throws LinkFailure {
        var once = new MBusMaster(
                endpoint(park),
                new LinkSettings(
                        QUICK.connect(),
                        QUICK.response(),
                        QUICK.gap(),
                        QUICK.frame(),
                        // Well beyond the lateness, also on a busy machine.
                        Duration.ofMillis(500),
                        QUICK.pause(),
                        1));
        try (once) {
            park.fail("11111111", Fault.LATE);
            for (var n = 0; n < 3; n++) {
                assertThat(catchThrowableOfType(LinkFailure.class, () -> once.read(primary(1))))
                        .isNotNull();
                assertThat(once.read(primary(2)).main().mainIndex()).contains(new BigDecimal("2.002"));
            }
        }
    }

    @Test
    void a_connection_that_breaks_is_opened_again() throws LinkFailure {
        assertThat(index(primary(1))).isEqualTo("1.001");
        park.dropConnections("bus");
        assertThat(index(primary(1))).isEqualTo("1.001");
        park.fail("22222222", Fault.CLOSE_MID_FRAME);
        assertThat(failure(primary(2)).kind()).isEqualTo(LinkFailure.Kind.CONNECTION);
        assertThat(index(primary(1))).isEqualTo("1.001");
    }

    @Test
    void a_gateway_that_is_not_there_is_a_lost_connection() throws Exception {
        Endpoint nobody;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new Endpoint.Tcp(taken.getInetAddress().getHostAddress(), taken.getLocalPort());
        }
        try (var lonely = new MBusMaster(nobody, QUICK)) {
            var failure = catchThrowableOfType(LinkFailure.class, () -> lonely.read(primary(1)));
            assertThat(failure.kind()).isEqualTo(LinkFailure.Kind.CONNECTION);
            assertThat(failure).hasMessageContaining("refused");
        }
    }
}
