package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.bridge.mbus.Telegrams.hex;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    /** The gas meter of OMS specification volume 2, annex N: header, 2F 2F and the records 0C 14, 04 6D and 02 FD 17 in two blocks. */
    private static final String HEADER = "78 56 34 12 93 15 33 03 2A 00 20 25";

    private static final String BLOCKS =
            "59 23 C9 5A AA 26 D1 B2 E7 49 3B 01 3E C4 A6 F6" + "D3 52 9B 52 0E DF F0 EA 6D EF C9 9D 6D 69 EB F3";

    private static final MeterKey KEY =
            MeterKey.parse("0102030405060708090A0B0C0D0E0F11").orElseThrow();
    private static final MeterKey OTHER_KEY =
            MeterKey.parse("0102030405060708090A0B0C0D0E0F12").orElseThrow();

    private static byte[] frame(String content) {
        return new Frame.Long(Frame.RSP_UD, 5, 0x72, hex(content)).encode();
    }

    private static Reject refusal(String content, MeterKey key) {
        return catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(frame(content), key))
                .reject();
    }

    @Test
    void an_encrypted_telegram_is_read_with_its_key() throws TelegramRefused {
        var telegram = Telegram.parse(frame(HEADER + BLOCKS), KEY);
        assertThat(telegram.meter()).hasToString("12345678-ELS-33-03");
        assertThat(telegram.records())
                .extracting(DataRecord::quantity, r -> r.value().show())
                .containsExactly(
                        tuple("volume", "28504.27"), tuple("datetime", "2008-05-31T23:50"), tuple("error-flags", "0"));
    }

    @Test
    void what_follows_the_encrypted_blocks_is_plain() throws TelegramRefused {
        var telegram = Telegram.parse(frame(HEADER + BLOCKS + "04 93 3C 01 00 00 00 1F"), KEY);
        assertThat(telegram.records()).hasSize(4);
        assertThat(telegram.records().getLast().value().show()).isEqualTo("0.001");
        assertThat(telegram.moreRecordsFollow()).isTrue();
        assertThat(telegram.mainIndex()).contains(new BigDecimal("28504.27"));
    }

    @Test
    void without_the_right_key_there_is_no_value_and_the_reason_is_told() {
        assertThat(catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(frame(HEADER + BLOCKS)))
                        .reject())
                .isEqualTo(Reject.ENCRYPTED);
        assertThat(refusal(HEADER + BLOCKS, OTHER_KEY)).isEqualTo(Reject.WRONG_KEY);
        // Another manufacturer makes another initialisation vector.
        assertThat(refusal(HEADER.replace("93 15", "94 15") + BLOCKS, KEY)).isEqualTo(Reject.WRONG_KEY);
        assertThat(refusal(HEADER + BLOCKS.substring(3), KEY)).isEqualTo(Reject.RECORD_TRUNCATED);
    }

    @Test
    void modes_that_cannot_be_read_are_reported_as_encrypted_even_with_a_key() {
        for (var mode : new String[] {"07", "08", "09", "0A", "0D"}) {
            assertThat(refusal("78 56 34 12 93 15 33 03 2A 00 20 " + mode + BLOCKS, KEY))
                    .as(mode)
                    .isEqualTo(Reject.ENCRYPTED);
        }
    }

    @Test
    void a_short_header_is_opened_for_the_selected_meter_and_for_no_guess() throws TelegramRefused {
        var brief = new Frame.Long(Frame.RSP_UD, 5, 0x7A, hex("2A 00 20 25" + BLOCKS));
        var selected = MeterId.parse("12345678-ELS-33-03").orElseThrow();
        var telegram = Telegram.parse(brief, KEY, selected);
        assertThat(telegram.meter()).isEqualTo(selected);
        assertThat(telegram.records())
                .isEqualTo(Telegram.parse(frame(HEADER + BLOCKS), KEY).records());
        assertThat(refusal(brief, null, selected)).isEqualTo(Reject.ENCRYPTED);
        assertThat(refusal(brief, OTHER_KEY, selected)).isEqualTo(Reject.WRONG_KEY);
        assertThat(refusal(brief, KEY, null)).isEqualTo(Reject.ENCRYPTED);
        for (var partly : List.of(
                new MeterId("12345678", null, null, null),
                new MeterId("1234567F", "ELS", 0x33, 0x03),
                new MeterId("12345678", null, 0x33, 0x03),
                new MeterId("12345678", "ELS", 0xFF, 0x03),
                new MeterId("12345678", "ELS", 0x33, 0xFF))) {
            assertThat(refusal(brief, KEY, partly)).as(partly.toString()).isEqualTo(Reject.ENCRYPTED);
        }
        var plain = new Frame.Long(Frame.RSP_UD, 5, 0x7A, hex("2A 00 00 00 04 13 D2 04 00 00"));
        assertThat(Telegram.parse(plain, KEY, selected).meter()).isEqualTo(selected);
        assertThat(Telegram.parse(plain, KEY, new MeterId("12345678", null, null, null))
                        .meter())
                .as("nothing shows which of them it is")
                .isNull();
    }

    private static Reject refusal(Frame.Long frame, @Nullable MeterKey key, @Nullable MeterId selected) {
        return catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(frame, key, selected))
                .reject();
    }

    @Test
    void an_old_meter_s_signature_and_a_mode_without_blocks_are_no_encryption() throws TelegramRefused {
        for (var word : new String[] {"27 B6", "FF FF", "00 05", "10 00"}) {
            var telegram = Telegram.parse(frame("78 56 34 12 93 15 33 03 2A 00" + word + "04 13 D2 04 00 00"), KEY);
            assertThat(telegram.mainIndex()).as(word).contains(new BigDecimal("1.234"));
        }
    }

    @Test
    void a_key_is_32_digits_and_never_shown() {
        assertThat(MeterKey.parse("0102")).isEmpty();
        assertThat(MeterKey.parse("0102030405060708090A0B0C0D0E0FXX")).isEmpty();
        assertThat(KEY.toString()).doesNotContainIgnoringCase("0E0F");
        assertThat(KEY)
                .isEqualTo(MeterKey.parse("0102030405060708090a0b0c0d0e0f11").orElseThrow());
    }
}
