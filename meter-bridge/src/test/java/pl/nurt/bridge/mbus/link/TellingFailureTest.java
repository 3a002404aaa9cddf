package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.LinkFailure.Kind;

/** Of the failures of several tries the one is told that says most: a slow line is named as that, whatever its late pieces do. */
class TellingFailureTest {
    private static final LinkSettings QUICK = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofMillis(40),
            Duration.ofSeconds(5),
            Duration.ofMillis(60),
            Duration.ZERO,
            3);
    private static final byte[] ACK = {(byte) 0xE5};
    private static final byte[] NOTHING = {};
    private static final MeterAddress METER = new MeterAddress.Primary(1);
    private static final byte[] SOUND = telegram("00");
    private static final byte[] PIECE = Arrays.copyOf(SOUND, 12);
    private static final byte[] BROKEN = broken();
    /** More than any line brings that falls silent some time. */
    private static final byte[] FLOOD = new byte[40_000];

    private static final String STOPPED = "LENGTH: the frame stopped after 12 bytes, as gap is 40 ms";

    private static byte[] telegram(String status) {
        return frame(0x72, "11111111" + "01060A0701" + status + "0000" + "0413E9030000");
    }

    private static byte[] frame(int ci, String data) {
        return new Frame.Long(Frame.RSP_UD, 1, ci, HexFormat.of().parseHex(data)).encode();
    }

    private static byte[] broken() {
        var broken = SOUND.clone();
        broken[broken.length - 2] ^= 1;
        return broken;
    }

    private static byte[] join(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Answers requests for data with these one after the other, then with nothing. */
    private static TimelessGateway answering(byte[]... data) {
        var queue = new ArrayDeque<>(List.of(data));
        return new TimelessGateway(request -> request.startsWith("1040") || request.startsWith("68")
                ? ACK
                : queue.isEmpty() ? NOTHING : queue.remove());
    }

    private static LinkFailure failure(TimelessGateway gateway, LinkSettings settings) throws Exception {
        try (gateway;
                var master = gateway.master(settings)) {
            return catchThrowableOfType(LinkFailure.class, () -> master.read(METER));
        }
    }

    private static LinkFailure failure(byte[]... data) throws Exception {
        return failure(answering(data), QUICK);
    }

    @Test
    void a_slow_line_is_named_whatever_later_tries_meet() throws Exception {
        for (var later :
                List.of(NOTHING, BROKEN, ACK, new byte[] {0x55}, new byte[] {0x68}, Arrays.copyOf(SOUND, 20))) {
            var failure = failure(PIECE, later, later);
            assertThat(failure).as(HexFormat.of().formatHex(later)).hasMessage(STOPPED);
            assertThat(failure.kind()).isEqualTo(Kind.BAD_ANSWER);
            assertThat(failure(later, later, PIECE).getMessage())
                    .startsWith("LENGTH: the frame stopped after ")
                    .endsWith("as gap is 40 ms");
        }
    }

    @Test
    void what_is_left_of_a_slow_answer_does_not_hide_its_name() throws Exception {
        assertThat(failure(PIECE, join(BROKEN, FLOOD))).hasMessage(STOPPED);
        assertThat(failure(answering(PIECE, join(ACK, FLOOD)), QUICK)).hasMessage(STOPPED);
    }

    /** Byte by byte, each behind another request. */
    @Test
    void the_rest_of_an_answer_tells_that_its_first_byte_was_no_noise() throws Exception {
        for (var size : List.of(1, 2, 3)) {
            var rest = join(Arrays.copyOfRange(SOUND, size, 12), FLOOD);
            assertThat(failure(Arrays.copyOf(SOUND, size), rest))
                    .hasMessage("LENGTH: the frame stopped after " + size + " bytes, as gap is 40 ms");
        }
    }

    /** What was noise in an earlier try does not keep the next from being told by its rest. */
    @Test
    void the_rest_of_an_answer_tells_it_also_behind_noise_that_looked_like_a_beginning() throws Exception {
        var pieces = new ArrayDeque<>(List.of(new byte[] {0x68, 0x55}, Arrays.copyOf(SOUND, 1)));
        var rests =
                new ArrayDeque<>(List.of(new byte[] {0x11, 0x12, 0x13}, join(Arrays.copyOfRange(SOUND, 1, 12), FLOOD)));
        try (var gateway = new TimelessGateway(request -> request.startsWith("1040") ? ACK : pieces.remove());
                var master = gateway.master(QUICK, (direction, bytes, note) -> {
                    if (note.equals("the frame stopped")) {
                        gateway.pour(rests.remove());
                    }
                })) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(METER)))
                    .hasMessage("LENGTH: the frame stopped after 2 bytes, as gap is 40 ms");
        }
    }

    /** The last try has nothing after it but the wait for quiet. */
    @Test
    void a_line_that_goes_on_after_the_last_try_is_named_by_what_stopped() throws Exception {
        var once = new LinkSettings(
                QUICK.connect(), QUICK.response(), QUICK.gap(), QUICK.frame(), QUICK.drain(), QUICK.pause(), 1);
        try (var gateway = new TimelessGateway(request -> request.startsWith("1040") ? ACK : PIECE);
                var master = gateway.master(once, (direction, bytes, note) -> {
                    if (note.equals("the frame stopped")) {
                        gateway.pour(FLOOD);
                    }
                })) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(METER)))
                    .hasMessage(STOPPED);
        }
    }

    @Test
    void a_line_that_never_falls_silent_is_named_where_nothing_says_more() throws Exception {
        var failure = failure(join(BROKEN, FLOOD), PIECE);
        assertThat(failure).hasMessage("the line does not fall silent");
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
    }

    @Test
    void an_answer_that_takes_too_long_as_a_whole_names_frame() throws Exception {
        var hasty = new LinkSettings(
                QUICK.connect(),
                QUICK.response(),
                Duration.ofSeconds(5),
                Duration.ofMillis(60),
                QUICK.drain(),
                QUICK.pause(),
                2);
        assertThat(failure(answering(PIECE), hasty))
                .hasMessage("LENGTH: the frame stopped after 12 bytes, as frame is 60 ms");
    }

    @Test
    void what_the_meter_says_itself_outweighs_what_the_line_does() throws Exception {
        var busy = frame(0x70, "08");
        for (var answer : List.of(busy, telegram("01"))) {
            for (var other : List.of(NOTHING, BROKEN, PIECE)) {
                var failure = failure(answer, other, other);
                assertThat(failure).hasMessage("the meter says that it is busy");
                assertThat(failure.kind()).isEqualTo(Kind.BUSY);
                assertThat(failure(other, answer)).hasMessage("the meter says that it is busy");
            }
        }
        assertThat(failure(frame(0x70, "03"), NOTHING, BROKEN)).hasMessage("the meter reports: too many records");
        assertThat(failure(frame(0xB7, "0011"), PIECE, NOTHING)).hasMessage("UNSUPPORTED_CI: CI B7 is not supported");
    }

    @Test
    void a_frame_that_is_not_sound_outweighs_silence() throws Exception {
        assertThat(failure(BROKEN)).hasMessage("CHECKSUM: the checksum is wrong");
        assertThat(failure(NOTHING, BROKEN, NOTHING)).hasMessage("CHECKSUM: the checksum is wrong");
        assertThat(failure(new byte[] {0x55}).getMessage()).isEqualTo("the meter does not answer");
    }

    @Test
    void a_selected_meter_that_has_confirmed_once_was_there() throws Exception {
        var selections = new ArrayDeque<>(List.of(ACK));
        try (var gateway = new TimelessGateway(
                        request -> request.startsWith("68") && !selections.isEmpty() ? selections.remove() : NOTHING);
                var master = gateway.master(QUICK)) {
            var meter = new MeterAddress.Secondary(new MeterId("11111111", null, null, null));
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(meter)))
                    .hasMessage("the meter 11111111 confirms that it is selected and sends no data");
        }
    }

    /** What hinders the second telegram is told, whatever had hindered the first. */
    @Test
    void the_reason_of_a_missing_part_is_that_of_this_part() throws Exception {
        var first = frame(0x72, "11111111" + "01060A0701000000" + "0413E90300001F");
        try (var gateway = answering(BROKEN, first);
                var master = gateway.master(QUICK)) {
            assertThat(master.read(METER).missing())
                    .hasToString("telegram 2 of the answer is missing: the meter does not answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"68", "10", "6868", "1068", "6810", "101010", "FF68", "6800"})
    void what_looks_like_a_start_before_an_answer_is_passed_over(String noise) throws Exception {
        var before = HexFormat.of().parseHex(noise);
        try (var gateway = new TimelessGateway(request -> join(before, request.startsWith("1040") ? ACK : SOUND));
                var master = gateway.master(QUICK)) {
            assertThat(master.read(METER).mainIndex()).contains(new BigDecimal("1.001"));
        }
    }

    /** Where it comes whoever is asked, nobody has answered. */
    @ParameterizedTest
    @ValueSource(strings = {"68", "10", "6868F8", "1055", "6803", "68F8"})
    void noise_that_looks_like_a_start_is_no_slow_meter(String noise) throws Exception {
        var always = HexFormat.of().parseHex(noise);
        var failure = failure(new TimelessGateway(request -> always), QUICK);
        assertThat(failure).hasMessage("START: only noise came; something comes also where no meter is asked");
        assertThat(failure.kind()).isEqualTo(Kind.BAD_ANSWER);
    }
}
