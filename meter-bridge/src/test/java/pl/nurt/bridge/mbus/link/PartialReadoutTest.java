package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.LinkFailure.Kind;

/** Readouts of several telegrams whose later ones do not come as announced: what was in hand stays, and no other meter's word is added. */
class PartialReadoutTest {
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
    private static final String OURS = "11111111 0106 0A07";
    private static final String VOLUME = "04 13 E9030000";
    private static final byte[] FIRST = telegram(OURS, "01", "00", VOLUME + "1F");

    private static byte[] frame(int ci, String data) {
        return new Frame.Long(Frame.RSP_UD, 1, ci, HexFormat.of().parseHex(data.replace(" ", ""))).encode();
    }

    private static byte[] telegram(String id, String access, String status, String records) {
        return frame(0x72, id + access + status + "0000" + records);
    }

    /** Answers requests for data with these one after the other, then with nothing. */
    private static ScriptedGateway answering(byte[]... data) {
        var queue = new ArrayDeque<>(List.of(data));
        return new ScriptedGateway(request -> request.startsWith("1040") || request.startsWith("68")
                ? ACK
                : queue.isEmpty() ? NOTHING : queue.remove());
    }

    private static Readout read(ScriptedGateway gateway) throws Exception {
        try (gateway;
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            return master.read(METER);
        }
    }

    private static LinkFailure failure(ScriptedGateway gateway) throws Exception {
        try (gateway;
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            return catchThrowableOfType(LinkFailure.class, () -> master.read(METER));
        }
    }

    private static MissingPart missing(Readout readout) {
        assertThat(readout.mainIndex()).contains(new BigDecimal("1.001"));
        assertThat(readout.main().meter())
                .isEqualTo(MeterId.parse("11111111-APA-0A-07").orElseThrow());
        return Objects.requireNonNull(readout.missing());
    }

    @Test
    void silence_after_the_first_telegram_does_not_lose_it() throws Exception {
        assertThat(missing(read(answering(FIRST))))
                .hasToString("telegram 2 of the answer is missing: the meter does not answer");
    }

    @Test
    void a_telegram_that_is_always_broken_does_not_lose_those_before_it() throws Exception {
        var broken = FIRST.clone();
        broken[broken.length - 2] ^= 1;
        assertThat(missing(read(answering(FIRST, broken, broken, broken))).reason())
                .isEqualTo("CHECKSUM: the checksum is wrong");
        var truncated = telegram(OURS, "02", "00", "04 13 E9");
        assertThat(missing(read(answering(FIRST, truncated, FIRST, truncated, FIRST, truncated)))
                        .reason())
                .startsWith("RECORD_TRUNCATED");
    }

    @Test
    void a_connection_that_breaks_within_the_answer_does_not_lose_what_came() throws Exception {
        var asked = new AtomicInteger();
        var gateway = new ScriptedGateway(request -> {
            if (request.startsWith("1040")) {
                return ACK;
            }
            if (asked.incrementAndGet() == 1) {
                return FIRST;
            }
            throw new UncheckedIOException(new IOException("the gateway hangs up"));
        });
        assertThat(missing(read(gateway)).telegram()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22222222 0106 0A07", "11111111 0106 0A0C", "11111111 0206 0A07"})
    void another_meter_that_goes_on_adds_nothing(String stranger) throws Exception {
        var foreign = telegram(stranger, "02", "00", "04 13 01000000");
        var readout = read(answering(FIRST, foreign, FIRST, foreign, FIRST, foreign));
        assertThat(missing(readout).reason()).endsWith("another meter continues the answer");
        assertThat(readout.telegrams()).hasSize(1);
    }

    @Test
    void an_error_report_in_place_of_the_rest_does_not_lose_what_came() throws Exception {
        var error = frame(0x70, "03");
        assertThat(missing(read(answering(FIRST, error, FIRST, error, FIRST, error)))
                        .reason())
                .isEqualTo("the meter reports: too many records");
    }

    @Test
    void a_maker_s_own_telegram_ends_the_answer_at_once_and_is_shown() throws Exception {
        try (var gateway = answering(FIRST, frame(0xB7, "00112233"));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var missing = missing(master.read(METER));
            assertThat(missing.reason()).isEqualTo("CI B7 is not supported");
            assertThat(missing.bytes()).hasToString("B7 00 11 22 33");
            assertThat(gateway.requests()).hasSize(3);
        }
    }

    @Test
    void a_maker_s_own_telegram_alone_is_no_answer() throws Exception {
        var makers = frame(0xB7, "00112233");
        assertThat(failure(answering(makers, makers, makers)).kind()).isEqualTo(Kind.BAD_ANSWER);
    }

    @Test
    void two_meters_that_begin_in_turn_give_nothing_to_either() throws Exception {
        var foreign = telegram("22222222 0106 0A07", "02", "00", VOLUME + "1F");
        assertThat(failure(answering(FIRST, foreign, foreign, FIRST)))
                .hasMessage("NOT_A_RESPONSE: another meter continues the answer");
    }

    @Test
    void a_meter_that_was_busy_says_nothing_that_counts() throws Exception {
        assertThat(failure(answering(telegram(OURS, "01", "01", VOLUME + "1F"))).kind())
                .isEqualTo(Kind.BUSY);
    }

    @Test
    void a_register_behind_twenty_telegrams_of_the_past_is_found() throws Exception {
        var all = new ArrayList<byte[]>();
        IntStream.range(1, 21)
                .forEach(
                        n -> all.add(telegram(OURS, "%02X".formatted(n), "00", "C4 %02X 13 07000000 1F".formatted(n))));
        all.add(telegram(OURS, "30", "00", VOLUME));
        var readout = read(answering(all.toArray(byte[][]::new)));
        assertThat(readout.mainIndex()).contains(new BigDecimal("1.001"));
        assertThat(readout.missing()).isNull();
    }

    /** What moves, the access number, the time and the register, makes no telegram a new one. */
    @Test
    void a_meter_that_always_announces_more_is_asked_while_new_data_come() throws Exception {
        var asked = new AtomicInteger();
        try (var gateway = new ScriptedGateway(request -> {
                    if (request.startsWith("1040")) {
                        return ACK;
                    }
                    var n = asked.getAndIncrement();
                    return telegram(
                            OURS, "%02X".formatted(n), "00", "04 6D %02X0C7A3B 04 13 %02X030000 1F".formatted(n, n));
                });
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var readout = master.read(METER);
            assertThat(readout.telegrams()).hasSize(1);
            assertThat(readout.missing()).isNull();
            assertThat(readout.mainIndex()).contains(new BigDecimal("0.768"));
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void a_forward_register_counts_once_a_meter_that_announces_more_has_begun_anew_twice() throws Exception {
        var forward = telegram(OURS, "01", "00", "04 93 3B E9030000 1F");
        var readout = read(answering(forward, forward, forward));
        assertThat(readout.mainIndex()).contains(new BigDecimal("1.001"));
        assertThat(readout.missing()).isNull();
    }

    /** Without a register so far a repeat may be a late answer that came twice. */
    @Test
    void one_telegram_that_comes_twice_does_not_hide_the_register_behind_it() throws Exception {
        var about = telegram(OURS, "01", "00", "0C 78 11111111 1F");
        var register = telegram(OURS, "02", "00", VOLUME);
        assertThat(read(answering(about, about, register)).mainIndex()).contains(new BigDecimal("1.001"));
    }

    @Test
    void a_part_without_register_is_told_too() throws Exception {
        var readout = read(answering(telegram(OURS, "01", "00", "0C 78 11111111 1F")));
        assertThat(readout.hasRegister()).isFalse();
        assertThat(readout.missing()).isNotNull();
    }

    /** Equal descriptions are one telegram again only where the values are, too: stored ones do not move, and a register moves little. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "44 13 %02X000000",
                "84 02 13 %02X000000",
                "44 6D 1E0C%02X3B",
                "0C 78 000000%02X 04 13 E9030000",
                "04 5B %02X000000",
                "04 13 0000%02X00",
                "42 6C E1%02X 04 13 E9030000"
            })
    void telegrams_that_describe_the_same_and_say_something_else_are_new(String records) throws Exception {
        var telegrams = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> telegram(
                        OURS, "0" + n, "00", records.replace("%02X", "%02X".formatted(0x10 + n)) + (n < 5 ? "1F" : "")))
                .toArray(byte[][]::new);
        var readout = read(answering(telegrams));
        assertThat(readout.telegrams()).hasSize(5);
        assertThat(readout.missing()).isNull();
    }

    @Test
    void a_register_behind_four_telegrams_of_the_past_is_found() throws Exception {
        var past = IntStream.range(1, 5)
                .mapToObj(n -> telegram(OURS, "0" + n, "00", "44 13 %02X000000 1F".formatted(n)))
                .toList();
        var all = new ArrayList<>(past);
        all.add(telegram(OURS, "05", "00", VOLUME));
        assertThat(read(answering(all.toArray(byte[][]::new))).mainIndex()).contains(new BigDecimal("1.001"));
    }

    /** Flows and temperatures leap, a clock goes on, the seconds of work are counted: none of it is a telegram that was not there before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "04 13 %02X030000 02 5B %02X00",
                "04 6D %02X0C7A3B 04 13 E9030000 02 3B %02X7F",
                "04 13 E9030000 04 24 %02X000000"
            })
    void what_moves_beside_a_register_is_no_new_telegram(String records) throws Exception {
        var n = new AtomicInteger();
        try (var gateway = new ScriptedGateway(request -> request.startsWith("1040")
                        ? ACK
                        : telegram(
                                OURS,
                                "01",
                                "00",
                                records.replace("%02X", "%02X".formatted(n.incrementAndGet())) + "1F"));
                var master = new MBusMaster(gateway.endpoint(), QUICK)) {
            var readout = master.read(METER);
            assertThat(readout.telegrams()).hasSize(1);
            assertThat(readout.missing()).isNull();
            assertThat(n).hasValue(2);
        }
    }

    @Test
    void a_try_that_gets_less_does_not_replace_one_that_got_more() throws Exception {
        var second = telegram(OURS, "02", "00", "44 13 07000000 1F");
        var truncated = telegram(OURS, "03", "00", "04 13 E9");
        var readout = read(answering(FIRST, second, truncated, FIRST, truncated));
        assertThat(missing(readout).telegram()).isEqualTo(3);
        assertThat(readout.telegrams()).hasSize(2);
    }

    @Test
    void an_answer_that_ends_sooner_than_before_does_not_lose_the_register_of_before() throws Exception {
        var about = telegram(OURS, "01", "00", "0C 78 11111111 1F");
        var register = telegram(OURS, "02", "00", VOLUME + "1F");
        var truncated = telegram(OURS, "03", "00", "04 13 E9");
        var short1 = telegram(OURS, "04", "00", "0C 78 11111111");
        var readout = read(answering(about, register, truncated, short1));
        assertThat(missing(readout).reason()).isEqualTo("a later answer says less");
    }

    @Test
    void a_reset_that_brings_less_or_another_meter_replaces_nothing() throws Exception {
        var about = telegram(OURS, "01", "00", "0C 78 11111111 02 5B 1900");
        for (var after : List.of(
                telegram(OURS, "02", "00", "0C 78 11111111 1F"), telegram("22222222 0106 0A07", "02", "00", VOLUME))) {
            try (var gateway = answering(about, after, after, after);
                    var master = new MBusMaster(gateway.endpoint(), QUICK)) {
                var first = master.read(METER);
                assertThat(master.withRegister(first, METER, ReadOptions.NONE)).isSameAs(first);
            }
        }
    }

    @Test
    void the_top_bit_of_a_maker_s_code_makes_no_other_meter_of_the_one_that_goes_on() throws Exception {
        var topBit = telegram("11111111 0186 0A07", "02", "00", "44 13 01000000");
        assertThat(read(answering(FIRST, topBit)).telegrams()).hasSize(2);
    }
}
