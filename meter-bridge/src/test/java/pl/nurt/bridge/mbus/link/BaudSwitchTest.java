package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.line.PortServer;
import pl.nurt.bridge.mbus.Frame;

/** A meter that hears only what is sent at its own speed, behind a port whose speed follows. */
class BaudSwitchTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(5),
            Duration.ofMillis(150),
            Duration.ofMillis(40),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ZERO,
            2);
    private static final MeterAddress METER = new MeterAddress.Primary(1);
    private static final ReadOptions FAST = new ReadOptions(false, 9_600, null);
    private static final String TO_9600 = "68030368" + "5301BD" + "1116";
    private static final String TO_2400 = "68030368" + "5301BB" + "0F16";
    private static final byte[] DATA = new Frame.Long(
                    Frame.RSP_UD,
                    1,
                    0x72,
                    HexFormat.of().parseHex("11111111" + "0106" + "0A07" + "01000000" + "0413E9030000"))
            .encode();

    private final List<String> answered = new ArrayList<>();
    private int meterBaud = 2_400;
    private boolean knowsSwitching = true;
    private boolean staysFast;
    private PortServer server;
    private MBusMaster master;

    @BeforeEach
    void start() throws IOException {
        server = new PortServer(PortServer::willing, this::answer);
        master = new MBusMaster(server.endpoint(), QUICK);
    }

    @AfterEach
    void stop() throws IOException {
        master.close();
        server.close();
    }

    private byte[] answer(String request) {
        if (server.baud() != meterBaud) {
            return new byte[0];
        }
        if (request.startsWith("68") && !knowsSwitching) {
            return new byte[0];
        }
        answered.add(meterBaud + " " + request);
        switch (request) {
            case TO_9600 -> meterBaud = 9_600;
            case TO_2400 -> {
                if (staysFast) {
                    return new byte[0];
                }
                meterBaud = 2_400;
            }
            default -> {
                return request.startsWith("1040") ? new byte[] {(byte) 0xE5} : DATA;
            }
        }
        return new byte[] {(byte) 0xE5};
    }

    private void readsItsIndex() throws LinkFailure {
        assertThat(master.read(METER, FAST).main().mainIndex()).contains(new BigDecimal("1.001"));
    }

    @Test
    void the_meter_is_read_at_the_other_speed_and_switched_back() throws LinkFailure {
        readsItsIndex();
        assertThat(answered)
                .containsExactly(
                        "2400 1040014116", "2400 " + TO_9600, "9600 1040014116", "9600 107B017C16", "9600 " + TO_2400);
        assertThat(server.baud()).isEqualTo(2_400);
        readsItsIndex();
    }

    @Test
    void a_meter_that_cannot_switch_is_read_at_the_line_s_speed() throws LinkFailure {
        knowsSwitching = false;
        readsItsIndex();
        assertThat(answered).last().isEqualTo("2400 107B017C16");
        assertThat(server.baud()).isEqualTo(2_400);
    }

    @Test
    void a_meter_that_kept_the_other_speed_is_found_there() throws LinkFailure {
        staysFast = true;
        readsItsIndex();
        assertThat(server.baud()).isEqualTo(2_400);
        assertThat(meterBaud).isEqualTo(9_600);
        staysFast = false;
        readsItsIndex();
        assertThat(meterBaud).isEqualTo(2_400);
    }

    @Test
    void a_silent_meter_leaves_the_line_at_its_own_speed() {
        meterBaud = 300;
        var failure = catchThrowableOfType(LinkFailure.class, () -> master.read(METER, FAST));
        assertThat(failure.kind()).isEqualTo(LinkFailure.Kind.SILENT);
        assertThat(server.baud()).isEqualTo(2_400);
    }

    @Test
    void a_transparent_gateway_cannot_follow() throws Exception {
        try (var gateway =
                        new ScriptedGateway(request -> request.startsWith("107B") ? DATA : new byte[] {(byte) 0xE5});
                var m = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> m.read(METER, FAST)))
                    .hasMessage("the speed of a transparent gateway cannot be changed");
        }
    }
}
