package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an M-Bus master sees on the wire, byte for byte, through a bare socket. */
class MBusWireTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final int QUIET = 150;

    private static final String SND_NKE_1 = brief(0x40, 1);
    /** With the frame count bit set, and not set. */
    private static final String REQ_1 = brief(0x7B, 1);

    private static final String REQ_1_FCB_0 = brief(0x5B, 1);
    private static final String REQ_SELECTED = brief(0x7B, 253);
    private static final String REQ_SELECTED_FCB_0 = brief(0x5B, 253);

    private Park park;
    private RawConnection master;

    @BeforeEach
    void start() throws Exception {
        park = builder().start();
        master = new RawConnection(park.endpoint("bus"));
    }

    private static Park.Builder builder() {
        return Park.builder(NOON)
                .lateness(Duration.ofMillis(400))
                .slowness(Duration.ofMillis(20))
                .gateway(
                        "bus",
                        still("11111111", 1),
                        still("11112222", 2),
                        still("33333333", 3).withTelegrams(3),
                        still("44444444", 4).withKey(KEY));
    }

    private static MeterSpec still(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("1.234", Instant.parse("2026-11-10T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    @AfterEach
    void stop() throws Exception {
        master.close();
        park.close();
    }

    private String ask(String frame) throws Exception {
        return master.send(frame).answer();
    }

    /** What comes in the time in which a master would expect the first byte. */
    private String askInVain(String frame) throws Exception {
        return master.send(frame).quietAfter(QUIET);
    }

    private static String brief(int control, int address) {
        return "10%02x%02x%02x16".formatted(control, address, control + address & 0xFF);
    }

    /** @param content from the control field on */
    private static String whole(String content) {
        var length = content.length() / 2;
        return "68%02x%02x68%s%02x16".formatted(length, length, content, sum(content));
    }

    private static int sum(String hex) {
        var sum = 0;
        for (var b : HexFormat.of().parseHex(hex)) {
            sum += b;
        }
        return sum & 0xFF;
    }

    private static String select(String eightBytes) {
        return whole("53fd52" + eightBytes);
    }

    private static boolean isSound(String frame) {
        return frame.length() > 18 && frame.equals(whole(frame.substring(8, frame.length() - 4)));
    }

    // --- the link layer ---------------------------------------------------------------------------------------------

    @Test
    void a_meter_acknowledges_and_answers_with_its_telegram() throws Exception {
        assertThat(ask(SND_NKE_1)).isEqualTo("e5");
        var telegram = ask(REQ_1);
        assertThat(telegram).matches(MBusWireTest::isSound);
        // Maker APA, version 0A, water; its number as fabrication number; 2026-11-23 13:00 (standard time); 1234
        // litres.
        assertThat(telegram).contains("0801" + "72" + "11111111" + "0106" + "0a" + "07");
        assertThat(telegram).contains("0c7811111111" + "046d").contains("0c1334120000");
    }

    @Test
    void the_same_frame_count_bit_repeats_the_telegram_and_another_one_brings_a_fresh_one() throws Exception {
        ask(SND_NKE_1);
        var first = ask(REQ_1);
        park.setIndex("11111111", new BigDecimal("9.999"));
        assertThat(ask(REQ_1)).isEqualTo(first);
        assertThat(ask(REQ_1_FCB_0)).isNotEqualTo(first).contains("0c1399990000");
        ask(SND_NKE_1);
        assertThat(ask(REQ_1_FCB_0)).contains("0c1399990000");
    }

    @Test
    void nobody_answers_a_broadcast_a_foreign_address_or_a_broken_frame() throws Exception {
        assertThat(askInVain(brief(0x40, 255))).isEmpty();
        assertThat(askInVain(brief(0x7B, 255))).isEmpty();
        assertThat(askInVain(brief(0x7B, 9))).isEmpty();
        assertThat(askInVain("10 7B 01 7D 16")).isEmpty();
        assertThat(askInVain("68 0B 0B 68 53 FD")).isEmpty();
        assertThat(master.quietAfter(300)).isEmpty();
        assertThat(ask(SND_NKE_1)).as("after half a frame").isEqualTo("e5");
    }

    @Test
    void data_a_reset_and_another_baud_rate_are_acknowledged() throws Exception {
        assertThat(ask(whole("5301bb"))).as("2400 baud").isEqualTo("e5");
        assertThat(ask(whole("53015108"))).as("data").isEqualTo("e5");
        assertThat(ask(whole("73015010"))).as("application reset").isEqualTo("e5");
        assertThat(askInVain(whole("53ff50"))).as("application reset to all").isEmpty();
        assertThat(ask(brief(0x5A, 1))).as("no alarm").isEqualTo("e5");
    }

    @Test
    void a_chain_says_that_more_follows_until_its_last_telegram_and_a_reset_starts_it_anew() throws Exception {
        assertThat(ask(brief(0x7B, 3))).matches(MBusWireTest::isSound).matches(".*1f..16");
        assertThat(ask(brief(0x5B, 3))).matches(MBusWireTest::isSound).matches(".*8601" + "13.*1f..16");
        assertThat(ask(brief(0x7B, 3)))
                .matches(MBusWireTest::isSound)
                .contains("0c1334120000")
                .doesNotMatch(".*1f..16");
        assertThat(ask(brief(0x5B, 3))).as("a new readout").contains("0c7833333333");
        ask(whole("530350"));
        assertThat(ask(brief(0x7B, 3))).as("after an application reset").contains("0c7833333333");
    }

    // --- selection and collisions -----------------------------------------------------------------------------------

    @Test
    void a_meter_is_selected_by_its_identification_and_by_wildcards() throws Exception {
        assertThat(askInVain(REQ_SELECTED)).as("nobody is selected").isEmpty();
        assertThat(ask(select("3333333301060a07"))).isEqualTo("e5");
        assertThat(ask(REQ_SELECTED)).contains("7233333333");
        assertThat(ask(select("ff33ff33ffffffff"))).isEqualTo("e5");
        assertThat(ask(select("2222111101060a07"))).isEqualTo("e5");
        assertThat(ask(REQ_SELECTED_FCB_0)).as("the other was deselected").contains("7222221111");
        assertThat(askInVain(select("2222111101060a08"))).as("another medium").isEmpty();
        assertThat(askInVain(REQ_SELECTED)).as("so nobody is selected").isEmpty();
    }

    @Test
    void meters_that_answer_at_once_overlay_to_one_acknowledgement_and_a_telegram_without_checksum() throws Exception {
        assertThat(ask(select("ffff1111ffffffff"))).isEqualTo("e5");
        // 11111111 and 11112222: where they differ, a zero bit wins.
        assertThat(ask(REQ_SELECTED)).contains("7200001111").matches(frame -> !isSound(frame));
    }

    @Test
    void a_collision_can_be_garbage_or_a_queue() throws Exception {
        try (var garbled = builder().collision(Collision.GARBLE).start();
                var line = new RawConnection(garbled.endpoint("bus"))) {
            var acknowledgement = line.send(select("ffffffffffffffff")).answer();
            assertThat(acknowledgement).hasSize(2).isNotEqualTo("e5");
        }
        try (var queue = builder().collision(Collision.QUEUE).start();
                var line = new RawConnection(queue.endpoint("bus"))) {
            assertThat(line.send(select("ffffffffffffffff")).answer()).isEqualTo("e5e5e5e5");
        }
    }

    // --- encryption -------------------------------------------------------------------------------------------------

    @Test
    void a_meter_with_a_key_encrypts_in_mode_5() throws Exception {
        var bytes = HexFormat.of().parseHex(ask(brief(0x7B, 4)));
        var access = bytes[15];
        assertThat(HexFormat.of().formatHex(bytes, 7, 15)).isEqualTo("4444444401060a07");
        var blocks = (bytes[17] & 0xF0) >> 4;
        assertThat(bytes[18]).as("mode").isEqualTo((byte) 5);
        assertThat(bytes).hasSize(19 + 16 * blocks + 2);
        var start = HexFormat.of()
                .parseHex("0106" + "44444444" + "0a07"
                        + HexFormat.of().toHexDigits(access).repeat(8));
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(start));
        var plain = HexFormat.of().formatHex(cipher.doFinal(bytes, 19, 16 * blocks));
        assertThat(plain).startsWith("2f2f0c7844444444").contains("0c1334120000");
    }

    // --- faults -----------------------------------------------------------------------------------------------------

    @Test
    void a_silent_meter_and_a_healed_one() throws Exception {
        park.fail("11111111", Fault.SILENT);
        assertThat(askInVain(REQ_1)).isEmpty();
        assertThat(askInVain(select("1111111101060a07"))).isEmpty();
        park.heal("11111111");
        assertThat(ask(REQ_1)).matches(MBusWireTest::isSound);
    }

    @Test
    void a_fault_shows_as_often_as_it_should() throws Exception {
        park.fail("11111111", Fault.BAD_CHECKSUM, 2);
        assertThat(ask(REQ_1)).matches(frame -> !isSound(frame));
        assertThat(ask(REQ_1)).matches(frame -> !isSound(frame));
        assertThat(ask(REQ_1)).matches(MBusWireTest::isSound);
    }

    @Test
    void contents_can_be_wrong_in_sound_frames() throws Exception {
        park.fail("11111111", Fault.WRONG_IDENT, 1);
        assertThat(ask(REQ_1)).matches(MBusWireTest::isSound).contains("7212111111");
        park.fail("11111111", Fault.WRONG_ADDRESS, 1);
        assertThat(ask(REQ_1)).matches(MBusWireTest::isSound).contains("680802" + "72");
        park.fail("11111111", Fault.BUSY, 1);
        assertThat(ask(REQ_1)).isEqualTo("68040468080170088116");
        park.fail("11111111", Fault.INVALID, 1);
        assertThat(ask(REQ_1)).matches(MBusWireTest::isSound).contains("041300000080");
        park.fail("11111111", Fault.SHORT, 1);
        var shortened = ask(REQ_1);
        assertThat(shortened)
                .matches(MBusWireTest::isSound)
                .hasSizeLessThan(ask(REQ_1).length());
    }

    @Test
    void an_answer_can_be_torn_late_slow_or_garbage() throws Exception {
        var sound = ask(REQ_1);
        park.fail("11111111", Fault.TORN, 1);
        assertThat(ask(REQ_1)).isEqualTo(sound.substring(0, sound.length() / 4 * 2));
        park.fail("11111111", Fault.GARBAGE, 1);
        assertThat(ask(REQ_1)).hasSize(sound.length()).isNotEqualTo(sound);
        park.fail("11111111", Fault.LATE, 1);
        assertThat(askInVain(REQ_1)).as("in time").isEmpty();
        assertThat(master.take(sound.length() / 2)).as("too late").isEqualTo(sound);
        park.fail("11111111", Fault.SLOW, 1);
        var started = System.nanoTime();
        assertThat(master.send(REQ_1).take(sound.length() / 2)).isEqualTo(sound);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(20).multipliedBy(sound.length() / 2 - 1));
    }

    @Test
    void a_connection_breaks_in_the_middle_of_an_answer_or_instead_of_it() throws Exception {
        var sound = ask(REQ_1);
        park.fail("11111111", Fault.CLOSE_MID_FRAME, 1);
        master.send(REQ_1);
        assertThat(master.take(sound.length())).isEqualTo(sound.substring(0, sound.length() / 4 * 2));
        park.fail("11111111", Fault.DROPPED, 1);
        try (var second = new RawConnection(park.endpoint("bus"))) {
            assertThat(second.send(REQ_1).take(1)).isEmpty();
        }
    }

    @Test
    void the_line_echoes_rustles_falls_silent_and_breaks() throws Exception {
        var sound = ask(REQ_1);
        park.failLine("bus", Set.of(LineFault.ECHO));
        assertThat(ask(REQ_1)).isEqualTo("107b017c16" + sound);
        park.failLine("bus", Set.of(LineFault.NOISE));
        assertThat(ask(REQ_1)).hasSizeGreaterThan(sound.length()).endsWith(sound);
        park.failLine("bus", Set.of(LineFault.SPLIT));
        assertThat(ask(REQ_1)).isEqualTo(sound);
        park.failLine("bus", Set.of(LineFault.SILENT));
        assertThat(askInVain(REQ_1)).isEmpty();
        park.failLine("bus", Set.of(LineFault.GARBAGE));
        assertThat(ask(REQ_1)).hasSize(sound.length()).isNotEqualTo(sound);
        park.failLine("bus", Set.of());
        assertThat(ask(REQ_1)).isEqualTo(sound);
        park.failLine("bus", Set.of(LineFault.DROPPED));
        assertThat(master.send(REQ_1).ends()).isTrue();
    }
}
