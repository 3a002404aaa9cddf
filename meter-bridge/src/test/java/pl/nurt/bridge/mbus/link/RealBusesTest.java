package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;

/** What people met on buses of their own and the bridge has read from the first: so it must stay. */
class RealBusesTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(150),
            Duration.ofMillis(40),
            Duration.ofSeconds(1),
            Duration.ofMillis(60),
            Duration.ZERO,
            3);
    private static final byte[] ACK = {(byte) 0xE5};
    private static final byte[] NOTHING = {};
    private static final MeterAddress METER = new MeterAddress.Primary(1);
    private static final byte[] SOUND = telegram(1, "0413E9030000");

    private static byte[] telegram(int address, String records) {
        var content = HexFormat.of().parseHex("11111111" + "01060A0701000000" + records);
        return new Frame.Long(Frame.RSP_UD, address, 0x72, content).encode();
    }

    private static boolean isReset(String request) {
        return request.startsWith("1040");
    }

    private static BigDecimal index(ScriptedGateway gateway, MeterAddress meter) throws Exception {
        try (gateway;
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            return master.read(meter).mainIndex().orElseThrow();
        }
    }

    private static byte[] join(byte[]... parts) {
        var hex = new StringBuilder();
        Arrays.stream(parts).map(HexFormat.of()::formatHex).forEach(hex::append);
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] sent(String request) {
        return HexFormat.of().parseHex(request);
    }

    @Test
    void a_converter_that_echoes_every_request() throws Exception {
        var gateway = new ScriptedGateway(request -> join(sent(request), isReset(request) ? ACK : SOUND));
        assertThat(index(gateway, METER)).isEqualTo(new BigDecimal("1.001"));
    }

    @Test
    void bytes_before_each_frame() throws Exception {
        for (var noise : List.of("00", "FEFEFE", "FF00")) {
            var before = HexFormat.of().parseHex(noise);
            var gateway = new ScriptedGateway(request -> join(before, isReset(request) ? ACK : SOUND));
            assertThat(index(gateway, METER)).as(noise).isEqualTo(new BigDecimal("1.001"));
        }
    }

    @Test
    void a_meter_that_never_confirms_a_reset() throws Exception {
        assertThat(index(new ScriptedGateway(request -> isReset(request) ? NOTHING : SOUND), METER))
                .isEqualTo(new BigDecimal("1.001"));
    }

    /** A telegram without its top bits may have a checksum that is right, and another number and volume. */
    @Test
    void nothing_is_read_over_a_line_of_seven_bits() throws Exception {
        for (var litres = 0; litres < 8; litres++) {
            var telegram = new Frame.Long(
                            Frame.RSP_UD,
                            1,
                            0x72,
                            HexFormat.of().parseHex("1111111101060A07010000000413F73E000" + litres))
                    .encode();
            try (var gateway = new TimelessGateway(request ->
                            request.startsWith("01", 4) ? sevenBits(isReset(request) ? ACK : telegram) : new byte[0]);
                    var master = gateway.master(QUICK)) {
                assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(METER)))
                        .hasMessage(
                                "NOT_A_RESPONSE: 65 came instead of E5, as it does where 7 data bits are set, not 8");
            }
        }
    }

    private static byte[] sevenBits(byte[] bytes) {
        var stripped = bytes.clone();
        for (var n = 0; n < stripped.length; n++) {
            stripped[n] &= 0x7F;
        }
        return stripped;
    }

    @Test
    void a_meter_that_sleeps_through_the_first_frame() throws Exception {
        var asked = new AtomicInteger();
        var gateway =
                new ScriptedGateway(request -> asked.incrementAndGet() == 1 ? NOTHING : isReset(request) ? ACK : SOUND);
        assertThat(index(gateway, METER)).isEqualTo(new BigDecimal("1.001"));
    }

    @Test
    void a_byte_that_is_lost_once_is_repeated_with_the_same_count_bit() throws Exception {
        var requests = new ArrayList<String>();
        var shorter = join(Arrays.copyOf(SOUND, 20), Arrays.copyOfRange(SOUND, 21, SOUND.length));
        var gateway = new ScriptedGateway(request -> {
            if (isReset(request)) {
                return ACK;
            }
            requests.add(request);
            return requests.size() == 1 ? shorter : SOUND;
        });
        assertThat(index(gateway, METER)).isEqualTo(new BigDecimal("1.001"));
        assertThat(requests).hasSize(2).containsOnly("107B017C16");
    }

    @Test
    void length_bytes_that_differ_are_a_refusal_with_its_reason() throws Exception {
        var differ = SOUND.clone();
        differ[2]--;
        try (var gateway = new ScriptedGateway(request -> isReset(request) ? ACK : differ);
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(METER)))
                    .hasMessage("LENGTH: the two length bytes differ");
        }
    }

    @Test
    void a_selected_meter_whose_telegrams_come_from_the_address_of_the_selected_one() throws Exception {
        var first = telegram(0xFD, "0C1373425028" + "1F");
        var second = telegram(0xFD, "9280013B1A00");
        var gateway = new ScriptedGateway(
                request -> request.startsWith("107B") ? first : request.startsWith("105B") ? second : ACK);
        assertThat(index(gateway, new MeterAddress.Secondary(new MeterId("11111111", null, null, null))))
                .isEqualTo(new BigDecimal("28504.273"));
    }

    @Test
    void two_meters_as_delivered_that_collide_hide_no_other() throws Exception {
        var found = new ArrayList<FoundMeter>();
        var other = telegram(3, "0413E9030000");
        try (var gateway = new ScriptedGateway(request -> switch (request) {
                    case "1040004016" -> new byte[] {(byte) 0xA5};
                    case "1040034316" -> ACK;
                    default -> request.startsWith("107B03") ? other : NOTHING;
                });
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var result = master.search(SearchRequest.primary(5), new SearchListener() {
                @Override
                public void found(FoundMeter meter) {
                    found.add(meter);
                }

                @Override
                public boolean goesOn(int probes) {
                    return true;
                }
            });
            assertThat(result.unresolved()).containsExactly("primary address 0: several meters, or noise");
            assertThat(found).singleElement().extracting(FoundMeter::primary).isEqualTo(3);
        }
    }
}
