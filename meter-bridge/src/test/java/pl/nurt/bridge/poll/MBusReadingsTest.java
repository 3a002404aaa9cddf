package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.health.Counters;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.link.MissingPart;
import pl.nurt.bridge.mbus.link.Readout;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/** What of an answer becomes a reading, and what is said of one without a value. */
class MBusReadingsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final String VOLUME = "0413E9030000";
    private static final String INVALID = "041300000080";
    private static final String HEAT_COST = "0C6E41648401";

    private static Optional<Reading> reading(int ci, String content, @Nullable MissingPart missing) throws Exception {
        var settings = (ConcentratorSettings.MBus) ConcentratorSettings.parse(
                "test", "{ id: a, protocol: mbus-tcp, endpoint: 'h:1', meters: [{ serial: '11111111', primary: 1 }] }");
        var frame = new Frame.Long(Frame.RSP_UD, 1, ci, HexFormat.of().parseHex(content));
        var readout = new Readout(List.of(Telegram.parse(frame)), frame.encode(), missing);
        return new MBusReadings("a", settings.poll(), CLOCK)
                .reading(MeterId.parse("11111111").orElseThrow(), readout);
    }

    private static Reading reading(String records) throws Exception {
        return reading(0x72, "1111111101060A0701000000" + records, null).orElseThrow();
    }

    @Test
    void what_was_in_hand_before_the_rest_failed_is_a_reading_that_says_so() throws Exception {
        var reading = reading(
                        0x72,
                        "1111111101060A0701000000" + VOLUME + "1F",
                        new MissingPart(2, "the meter does not answer", null))
                .orElseThrow();
        assertThat(reading.indexM3()).isEqualTo(new BigDecimal("1.001"));
        assertThat(reading.flags()).containsExactly(Flag.INCOMPLETE);
    }

    @Test
    void no_volume_is_told_apart_from_an_invalid_one() throws Exception {
        assertThat(reading(VOLUME).flags()).isEmpty();
        assertThat(reading(INVALID).flags()).containsExactly(Flag.INVALID);
        assertThat(reading(HEAT_COST).flags()).containsExactlyInAnyOrder(Flag.INVALID, Flag.NO_VOLUME);
        assertThat(reasonOf(reading(INVALID))).isEqualTo("it gives no valid value");
        assertThat(reasonOf(reading(HEAT_COST))).isEqualTo("it sends no volume");
    }

    /** What a round says of the meter afterwards. */
    private static String reasonOf(Reading reading) {
        var source = new MeterSource() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public Outcome read(int n) {
                return new Outcome.Answered(reading);
            }

            @Override
            public void close() {}
        };
        var round = new Round("a", List.of("11111111"), source, answer -> {}, new Counters(), CLOCK);
        return round.run(() -> true).meters().getFirst().reason();
    }

    @Test
    void a_maker_s_code_with_the_top_bit_is_known_by_its_letters() throws Exception {
        assertThat(reading(0x72, "1111111165B24107" + "01000000" + VOLUME, null))
                .map(Reading::meter)
                .contains("11111111-LSE-41-07");
    }

    @Test
    void an_answer_that_names_nobody_is_no_reading() throws Exception {
        assertThat(reading(0x78, VOLUME, null)).isEmpty();
    }

    /** What has not come, or cannot be read, may hold the volume. */
    @Test
    void a_part_without_volume_does_not_say_that_the_meter_sends_none() throws Exception {
        var header = "1111111101060A0701000000";
        var part = reading(0x72, header + "0C7811111111" + "1F", new MissingPart(2, "the meter does not answer", null))
                .orElseThrow();
        var undecoded = reading(header + "0C7811111111" + "3F1F");
        for (var reading : List.of(part, undecoded)) {
            assertThat(reading.flags()).containsExactlyInAnyOrder(Flag.INVALID, Flag.INCOMPLETE);
            assertThat(reasonOf(reading)).isEqualTo("there is no volume in what could be read of its answer");
        }
        assertThat(reading(VOLUME + "3F1F").flags()).isEmpty();
    }

    @Test
    void a_meter_that_is_configured_by_its_whole_identification_is_called_by_it() throws Exception {
        var frame = new Frame.Long(
                Frame.RSP_UD, 1, 0x72, HexFormat.of().parseHex("1111111165B24107" + "01000000" + VOLUME));
        var readout = new Readout(List.of(Telegram.parse(frame)), frame.encode(), null);
        var settings = (ConcentratorSettings.MBus) ConcentratorSettings.parse(
                "test", "{ id: a, protocol: mbus-tcp, endpoint: 'h:1', meters: [{ serial: '11111111', primary: 1 }] }");
        for (var serial : List.of("11111111-B265-41-07", "11111111-LSE-41-07")) {
            assertThat(new MBusReadings("a", settings.poll(), CLOCK)
                            .reading(MeterId.parse(serial).orElseThrow(), readout)
                            .map(Reading::meter))
                    .contains(serial);
        }
    }
}
