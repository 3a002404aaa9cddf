package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.bridge.mbus.Telegrams.hex;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which record of a telegram is the water meter's register. */
class WaterIndexTest {
    private static final String PLAIN = "04 13 D2 04 00 00";

    private static Telegram telegram(String records) throws TelegramRefused {
        return Telegram.parse(new Frame.Long(Frame.RSP_UD, 5, 0x78, hex(records)));
    }

    @ParameterizedTest
    @CsvSource({
        "pulse weight, 04 93 28 0A 00 00 00",
        "backflow, 04 93 3C 07 00 00 00",
        "backflow in the maker's words, 04 93 FF 13 07 00 00 00",
        "forward flow, 04 93 3B 07 00 00 00",
        "maximum, 14 13 FF 00 00 00",
        "minimum, 24 13 FF 00 00 00",
        "value during error, 34 13 FF 00 00 00",
        "last due date, 44 13 09 00 00 00",
        "due date years ago, 84 05 13 09 00 00 00",
        "tariff 1, 84 10 13 08 00 00 00",
        "tariff 4, 84 80 10 13 08 00 00 00",
        "subunit 1, 84 40 13 06 00 00 00",
        "future value, 04 93 7E 07 00 00 00",
        "limit, 04 93 48 07 00 00 00",
        "uncorrected, 04 93 3A 07 00 00 00",
        "corrected by a constant, 04 93 79 07 00 00 00",
        "per hour, 04 93 22 07 00 00 00",
        "leakage, 04 93 69 07 00 00 00",
        "unknown VIFE, 04 93 4C 07 00 00 00",
        "date of a volume, 02 93 6A C1 39",
        "duration of a volume, 02 93 59 01 00",
        "flow, 04 3B 07 00 00 00",
        "volume flow in the extension table, 04 FB 25 07 00 00 00"
    })
    void what_is_not_the_register_is_never_taken_for_it(String what, String record) throws TelegramRefused {
        assertThat(telegram(record + PLAIN).mainIndex()).contains(new BigDecimal("1.234"));
        assertThat(telegram(PLAIN + record).mainIndex()).contains(new BigDecimal("1.234"));
        if (!what.equals("forward flow")) {
            assertThat(telegram(record).mainIndex()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "04 93 74 07 00 00 00, 0.00007",
        "04 93 7D 07 00 00 00, 7",
        "04 93 F7 7D 07 00 00 00, 70",
        "04 FB 10 07 00 00 00, 700",
        "04 FB 23 07 00 00 00, 0.026497882488",
        "0D 13 E2 07 00, 0.007"
    })
    void a_scaled_volume_is_a_register(String record, BigDecimal index) throws TelegramRefused {
        assertThat(telegram(record).mainIndex().orElseThrow()).isEqualByComparingTo(index);
    }

    @Test
    void forward_volume_is_the_register_only_when_no_plain_one_exists() throws TelegramRefused {
        assertThat(telegram("04 93 3C 07 00 00 00  04 93 3B 05 00 00 00").mainIndex())
                .contains(new BigDecimal("0.005"));
        assertThat(telegram("04 93 BB 28 05 00 00 00").mainIndex()).isEmpty();
        assertThat(telegram("04 93 BB 3C 05 00 00 00").mainIndex()).isEmpty();
    }

    @Test
    void an_invalid_register_is_not_replaced_by_another_record() throws TelegramRefused {
        assertThat(telegram("04 13 00 00 00 80" + PLAIN + "04 93 3B 05 00 00 00")
                        .mainIndex())
                .isEmpty();
    }

    @Test
    void the_first_of_two_registers_counts() throws TelegramRefused {
        assertThat(telegram(PLAIN + "04 13 D3 04 00 00").mainIndex()).contains(new BigDecimal("1.234"));
    }
}
