package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An identification as text stands for its eight bytes and for no others. */
class MeterIdTest {
    private static MeterId sent(int code) throws TelegramRefused {
        var content = HexFormat.of().parseHex("26594131%02X%02X0A0701000000".formatted(code & 0xFF, code >> 8));
        return Objects.requireNonNull(
                Telegram.parse(new Frame.Long(Frame.RSP_UD, 1, 0x72, content)).meter());
    }

    @Test
    void whatever_a_maker_s_code_is_its_text_reads_as_the_same_bytes() throws TelegramRefused {
        for (var code = 0; code <= 0xFFFF; code++) {
            var meter = sent(code);
            assertThat(MeterId.parse(meter.toString())).contains(meter);
            assertThat(meter.selection()[4]).isEqualTo((byte) code);
            assertThat(meter.selection()[5]).isEqualTo((byte) (code >> 8));
            assertThat(meter.toString()).matches("31415926-([A-Z]{3}|[0-9A-F]{4})-0A-07");
        }
    }

    @Test
    void the_top_bit_of_a_maker_s_code_makes_no_other_meter_and_is_kept_from_the_name() throws TelegramRefused {
        var letters = MeterId.parse("31415926-LSE-0A-07").orElseThrow();
        var topBit = sent(0xB265);
        assertThat(topBit).hasToString("31415926-B265-0A-07").isNotEqualTo(letters);
        assertThat(topBit.name()).isEqualTo(letters.name()).isEqualTo("31415926-LSE-0A-07");
        assertThat(letters.matches(topBit)).isTrue();
        assertThat(topBit.matches(letters)).isTrue();
        assertThat(letters.withOtherTopBit()).contains(topBit);
        assertThat(letters.matches(sent(0x0601))).isFalse();
    }

    @Test
    void equal_codes_have_one_text_however_they_are_written() {
        assertThat(MeterId.parse("31415926-0601-0a-07")).isEqualTo(MeterId.parse("31415926-apa-0A-07"));
        assertThat(MeterId.parse("00000000-@@@-00-00")).isEqualTo(MeterId.parse("00000000-0000-00-00"));
        assertThat(MeterId.parse("31415926-AP-0A-07")).isEmpty();
        assertThat(MeterId.parse("31415926-06011-0A-07")).isEmpty();
    }
}
