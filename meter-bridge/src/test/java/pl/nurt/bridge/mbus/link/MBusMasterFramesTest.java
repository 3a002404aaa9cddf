package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;

/** The master against a gateway that answers byte by byte as dictated. */
class MBusMasterFramesTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofMillis(60),
            Duration.ofSeconds(1),
            Duration.ofMillis(150),
            Duration.ZERO,
            3);
    private static final byte[] ACK = {(byte) 0xE5};
    private static final byte[] NOTHING = {};
    private static final String NKE_1 = "1040014116";
    private static final String REQUEST_FCB_1 = "107B017C16";
    private static final String REQUEST_FCB_0 = "105B015C16";

    private static MeterAddress primary(int address) {
        return new MeterAddress.Primary(address);
    }

    private static MeterAddress secondary(String ident) {
        return new MeterAddress.Secondary(new MeterId(ident, null, null, null));
    }

    private static byte[] telegram(int address, String identLowFirst, String records) {
        var content = HexFormat.of().parseHex((identLowFirst + "01060A0701000000" + records).replace(" ", ""));
        return new Frame.Long(Frame.RSP_UD, address, 0x72, content).encode();
    }

    private static final byte[] SOUND = telegram(1, "11111111", "04 13 E9 03 00 00");

    /** Answers with {@code data} one after the other, and acknowledges everything else. */
    private static ScriptedGateway answering(byte[]... data) {
        var queue = new ArrayDeque<>(List.of(data));
        return new ScriptedGateway(request -> request.startsWith("1040") || request.startsWith("68")
                ? ACK
                : queue.isEmpty() ? NOTHING : queue.remove());
    }

    @Test
    void the_frame_count_bit_is_toggled_only_after_a_valid_answer() throws Exception {
        var broken = SOUND.clone();
        broken[10] ^= 1;
        try (var gateway = answering(SOUND, broken, NOTHING, SOUND, SOUND);
                var m = new MBusMaster(gateway.endpoint(), QUICK)) {
            m.read(primary(1));
            m.read(primary(1));
            m.read(primary(1));
            assertThat(gateway.requests())
                    .containsExactly(NKE_1, REQUEST_FCB_1, REQUEST_FCB_0, REQUEST_FCB_0, REQUEST_FCB_0, REQUEST_FCB_1);
            assertThat(gateway.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_broken_part_of_a_chain_is_repeated_and_not_skipped() throws Exception {
        var first = telegram(1, "11111111", "04 6D 00 00 00 00 1F");
        var broken = SOUND.clone();
        broken[broken.length - 2] ^= 1;
        try (var gateway = answering(first, broken, SOUND);
                var m = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(m.read(primary(1)).main().mainIndex()).contains(new BigDecimal("1.001"));
            assertThat(gateway.requests()).containsExactly(NKE_1, REQUEST_FCB_1, REQUEST_FCB_0, REQUEST_FCB_0);
        }
    }

    @Test
    void an_endless_chain_is_cut_and_later_where_the_register_may_still_come() throws Exception {
        for (var most : List.of(16, 64)) {
            var n = new AtomicInteger();
            var register = most == 16 ? "04 13 E9 03 00 00" : "";
            try (var gateway = new ScriptedGateway(request -> request.startsWith("1040")
                            ? ACK
                            : telegram(
                                    1,
                                    "11111111",
                                    register + "C4%02X 13 E9 03 00 00 1F".formatted(n.incrementAndGet())));
                    var m = new MBusMaster(gateway.endpoint(), QUICK)) {
                var readout = m.read(primary(1));
                assertThat(readout.telegrams()).hasSize(most);
                assertThat(Objects.requireNonNull(readout.missing()).reason())
                        .isEqualTo("at most " + most + " are asked for");
            }
        }
    }

    @Test
    void two_meters_answering_a_selection_at_once_give_no_value() throws Exception {
        var both = new byte[SOUND.length * 2];
        for (var i = 0; i < SOUND.length; i++) {
            both[i] = (byte) (SOUND[i] | i);
        }
        try (var gateway = new ScriptedGateway(
                        request -> request.startsWith("68") ? new byte[] {(byte) 0xE5, (byte) 0xE5} : both);
                var m = new MBusMaster(gateway.endpoint(), QUICK)) {
            var failure = catchThrowableOfType(LinkFailure.class, () -> m.read(secondary("11111111")));
            assertThat(failure.kind()).isIn(LinkFailure.Kind.BAD_ANSWER, LinkFailure.Kind.SILENT);
        }
    }

    @Test
    void random_bytes_are_a_failure_and_never_a_value() throws Exception {
        var random = new Random(99);
        var hasty = new LinkSettings(
                QUICK.connect(),
                Duration.ofMillis(15),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(10),
                QUICK.pause(),
                1);
        try (var gateway = new ScriptedGateway(request -> {
                    var bytes = new byte[1 + random.nextInt(300)];
                    random.nextBytes(bytes);
                    bytes[0] = new byte[] {(byte) 0xE5, 0x68, 0x10, 0x00}[random.nextInt(4)];
                    return bytes;
                });
                var m = new MBusMaster(gateway.endpoint(), hasty)) {
            for (var n = 0; n < 100; n++) {
                var meter = n % 2 == 0 ? primary(1) : secondary("11111111");
                assertThatThrownBy(() -> m.read(meter)).isInstanceOf(LinkFailure.class);
            }
        }
    }

    @Test
    void closing_ends_a_read_under_way() throws Exception {
        try (var gateway = new ScriptedGateway(request -> NOTHING)) {
            var patient = new LinkSettings(
                    QUICK.connect(),
                    Duration.ofMinutes(1),
                    QUICK.gap(),
                    QUICK.frame(),
                    QUICK.drain(),
                    QUICK.pause(),
                    3);
            var m = new MBusMaster(gateway.endpoint(), patient);
            var reader = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(() -> m.read(primary(1))).isInstanceOf(LinkFailure.class));
            await().until(() -> !gateway.requests().isEmpty());
            m.close();
            assertThat(reader.join(Duration.ofSeconds(2))).isTrue();
        }
    }
}
