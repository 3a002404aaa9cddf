package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.bridge.mbus.Telegrams.hex;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramTest {
    private static final String HEADER = "26 59 41 31 01 06 0A 07 01 00 00 00 ";

    private static byte[] frame(int ci, String data) {
        return new Frame.Long(Frame.RSP_UD, 5, ci, hex(data)).encode();
    }

    private static Telegram telegram(String records) throws TelegramRefused {
        return Telegram.parse(frame(0x72, HEADER + records));
    }

    private static DataRecord only(String records) throws TelegramRefused {
        var telegram = telegram(records);
        assertThat(telegram.records()).hasSize(1);
        return telegram.records().getFirst();
    }

    private static Reject refusal(byte[] bytes) {
        var refused = catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(bytes));
        assertThat(refused.detail()).isNotBlank();
        return refused.reject();
    }

    @Test
    void the_identification_is_written_as_the_portal_expects_it() throws TelegramRefused {
        var meter = Objects.requireNonNull(telegram("").meter());
        assertThat(meter).hasToString("31415926-APA-0A-07");
        assertThat(MeterId.parse("31415926-apa-0a-07")).contains(meter);
        assertThat(meter.selection()).isEqualTo(hex("26 59 41 31 01 06 0A 07"));
        assertThat(new MeterId("31415926", null, null, null).selection()).isEqualTo(hex("26 59 41 31 FF FF FF FF"));
    }

    @Test
    void unknown_and_maker_s_vifes_keep_the_record_but_never_make_it_the_index() throws TelegramRefused {
        var telegram =
                telegram("04 93 6D 05 00 00 00  04 93 FF 13 06 00 00 00  04 93 7E 07 00 00 00  04 93 48 07 00 00 00");
        assertThat(telegram.records())
                .extracting(r -> r.value().show())
                .containsExactly("0.005", "0.006", "0.007", "0.007");
        assertThat(telegram.mainIndex()).isEmpty();
    }

    @Test
    void volumes_in_other_units_become_cubic_metres_exactly() throws TelegramRefused {
        assertThat(only("04 FB 10 07 00 00 00").value().show()).isEqualTo("700");
        assertThat(only("04 FB 21 0A 00 00 00").value().show()).isEqualTo("0.0283168465920");
        assertThat(only("02 40 60 EA").value().show()).isEqualTo("-0.0332160");
        assertThat(only("02 4F 02 00").value().show()).isEqualTo("72.00");
    }

    @Test
    void integers_of_every_length_are_signed_and_have_an_invalid_marker() throws TelegramRefused {
        assertThat(only("01 13 FF").value().show()).isEqualTo("-0.001");
        assertThat(only("07 13 FF FF FF FF FF FF FF 7F").value().show()).isEqualTo("9223372036854775.807");
        for (var invalid : new String[] {
            "01 13 80", "02 13 00 80", "03 13 00 00 80", "06 13 00 00 00 00 00 80", "07 13 00 00 00 00 00 00 00 80",
            "05 13 00 00 C0 7F", "05 13 00 00 80 FF", "0A 13 FF FF", "0C 13 0A 00 00 00", "0E 13 00 00 00 00 00 1B"
        }) {
            assertThat(only(invalid).invalid()).as(invalid).isTrue();
        }
    }

    @Test
    void a_float_is_the_exact_number_its_bits_say() throws TelegramRefused {
        assertThat(only("05 16 CD CC CC 3D").value().show()).isEqualTo("0.100000001490116119384765625");
    }

    @Test
    void variable_length_data_are_read_by_their_own_length() throws TelegramRefused {
        assertThat(only("0D 78 03 43 42 41").value()).isEqualTo(new RecordValue.Text("ABC"));
        assertThat(only("0D 13 C2 34 12").value().show()).isEqualTo("1.234");
        assertThat(only("0D 13 D2 34 12").value().show()).isEqualTo("-1.234");
        assertThat(only("0D 13 D2 34 F2").invalid()).isTrue();
        assertThat(only("0D 13 E5 01 00 00 00 01").value().show()).isEqualTo("4294967.297");
        assertThat(only("0D 13 E0").value()).isEqualTo(new RecordValue.Absent());
        assertThat(only("0D FD 0C F0 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")
                        .value()
                        .show())
                .isEqualTo("1");
        assertThat(refusal(frame(0x72, HEADER + "0D 13 F5 01"))).isEqualTo(Reject.RECORD_TRUNCATED);
    }

    @ParameterizedTest
    @CsvSource({
        "reserved DIF 3F, 3F 13 D3 04 00 00 04 13 D4 04 00 00",
        "reserved DIF 8F, 8F 01 13 D3 04 00 00",
        "reserved DIF 7F, 7F 04 13 D3 04 00 00",
        "reserved LVAR CA, 0D 13 CA 01 04 13 D4 04 00 00",
        "reserved LVAR DF, 0D FD 0C DF",
        "reserved LVAR F7, 0D 78 F7 0F",
        "reserved LVAR FF, 0D 78 FF 1F"
    })
    void records_before_a_reserved_field_stay_and_what_it_begins_is_kept_as_bytes(String reason, String rest)
            throws TelegramRefused {
        var telegram = telegram("02 5B 19 00 04 13 D2 04 00 00" + rest);
        assertThat(telegram.records())
                .extracting(DataRecord::quantity, r -> r.value().show())
                .containsExactly(tuple("flow-temperature", "25"), tuple("volume", "1.234"));
        assertThat(telegram.undecoded()).isEqualTo(new Undecoded(reason, new RawBytes(hex(rest))));
        assertThat(telegram.mainIndex()).contains(new BigDecimal("1.234"));
        assertThat(telegram.moreRecordsFollow()).isFalse();
        assertThat(telegram.manufacturerData()).isNull();
        assertThat(telegram(rest).records()).isEmpty();
        assertThat(telegram(rest).mainIndex()).isEmpty();
    }

    @Test
    void a_forward_register_does_not_count_while_a_plain_one_may_be_among_what_cannot_be_read() throws TelegramRefused {
        assertThat(telegram("04 93 3B D3 04 00 00").mainIndex()).contains(new BigDecimal("1.235"));
        assertThat(telegram("04 93 3B D3 04 00 00 3F 01").mainIndex()).isEmpty();
    }

    @Test
    void dates_of_an_event_are_dates_and_not_volumes() throws TelegramRefused {
        var record = only("02 93 6A C1 39");
        assertThat(record.value().show()).isEqualTo("2030-09-01");
        assertThat(record.unit()).isNull();
        assertThat(only("03 6D 10 20 07").value()).isEqualTo(new RecordValue.TimeOfDay(LocalTime.of(7, 32, 16)));
        assertThat(only("02 6C 1E 32").invalid()).as("30 February").isTrue();
        assertThat(only("04 6D 3C 0C 9C 29").invalid()).as("minute 60").isTrue();
        assertThat(only("0B 6C 01 02 03").invalid()).as("a BCD date").isTrue();
    }

    @Test
    void a_value_that_the_meter_reports_as_faulty_is_no_value() throws TelegramRefused {
        assertThat(only("04 93 18 05 00 00 00").invalid()).isTrue();
    }

    @Test
    void limits_of_extension_bytes_are_kept() throws TelegramRefused {
        var tenDife = "84" + "80".repeat(9) + "00 13 05 00 00 00";
        assertThat(only(tenDife).value().show()).isEqualTo("0.005");
        assertThat(refusal(frame(0x72, HEADER + "84" + "80".repeat(10) + "00 13 05 00 00 00")))
                .isEqualTo(Reject.TOO_MANY_DIFE);
        assertThat(only("04 93" + "F6".repeat(9) + "76 05 00 00 00").value().show())
                .isEqualTo("0.005");
        assertThat(refusal(frame(0x72, HEADER + "04 93" + "F6".repeat(10) + "76 05 00 00 00")))
                .isEqualTo(Reject.TOO_MANY_VIFE);
        assertThat(only("C4" + "8F".repeat(9) + "0F 13 05 00 00 00").storage()).isEqualTo((1L << 41) - 1);
    }

    @Test
    void the_status_byte_names_its_bits_and_the_fixed_structure_has_fewer() throws TelegramRefused {
        var status = Telegram.parse(frame(0x7A, "2A 3D 00 00")).status();
        assertThat(status.powerLow() && status.permanentError() && status.temporaryError() && status.manufacturerBits())
                .isTrue();
        assertThat(status.busy()).isTrue();
        assertThat(new Status(2, false).applicationError()).isTrue();
        assertThat(new Status(3, false).alarm()).isTrue();
        var quiet = new Status(0, false);
        assertThat(quiet.powerLow() || quiet.permanentError() || quiet.temporaryError() || quiet.manufacturerBits())
                .isFalse();
        var counters = Telegram.parse(frame(0x73, "78 56 34 12 0A 01 E9 7E FF 00 00 00 35 01 00 00"))
                .status();
        assertThat(counters.busy()).isFalse();
    }

    @Test
    void an_application_error_is_told_in_words() {
        var refused = catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(frame(0x70, "09")));
        assertThat(refused.reject()).isEqualTo(Reject.APPLICATION_ERROR);
        assertThat(refused.detail()).isEqualTo("the meter reports: too many readouts");
    }

    @Test
    void a_meter_that_sends_the_high_byte_first_is_read_like_any_other() throws TelegramRefused {
        var lowFirst = telegram("04 13 D2 04 00 00  0C 13 78 56 34 12  04 6D 1E 17 3C 2B  0D FD 11 03 43 42 41"
                + "0D 13 C2 34 12  0D FD 0C EA 01 00 00 00 00 00 00 00 00 02  0F 01 02");
        var highFirst = Telegram.parse(frame(
                0x76,
                "31 41 59 26 06 01 0A 07 01 00 00 00 04 13 00 00 04 D2  0C 13 12 34 56 78  04 6D 2B 3C 17 1E"
                        + "0D FD 11 03 41 42 43  0D 13 C2 12 34  0D FD 0C EA 02 00 00 00 00 00 00 00 00 01  0F 01 02"));
        assertThat(highFirst).isEqualTo(lowFirst);
        assertThat(Telegram.parse(frame(0x77, "12 34 56 78 0A 00 E9 7E 00 00 12 34 00 00 12 33")))
                .isEqualTo(Telegram.parse(frame(0x73, "78 56 34 12 0A 00 E9 7E 34 12 00 00 33 12 00 00")));
    }

    @Test
    void short_and_missing_headers_are_read() throws TelegramRefused {
        var bare = Telegram.parse(frame(0x78, "04 13 D2 04 00 00"));
        assertThat(bare.meter()).isNull();
        assertThat(bare.mainIndex()).contains(new BigDecimal("1.234"));
        var brief = Telegram.parse(frame(0x7A, "2A 04 00 00 04 13 D2 04 00 00"));
        assertThat(brief.access()).isEqualTo(42);
        assertThat(brief.status().powerLow()).isTrue();
    }

    @Test
    void the_fixed_structure_is_normalised_and_a_due_date_value_is_not_the_index() throws TelegramRefused {
        assertThat(Telegram.parse(frame(0x73, "78 56 34 12 0A 00 EC 7E 01 00 00 00 35 01 00 00"))
                        .mainIndex())
                .contains(BigDecimal.ONE);
        assertThat(Telegram.parse(frame(0x73, "78 56 34 12 0A 01 E9 7E FF 00 00 00 35 01 00 00"))
                        .mainIndex())
                .contains(new BigDecimal("0.255"));
        assertThat(Telegram.parse(frame(0x73, "78 56 34 12 0A 02 E9 7E 01 00 00 00 35 01 00 00"))
                        .mainIndex())
                .isEmpty();
        assertThat(refusal(frame(0x73, "78 56 34 12 0A 00 E9 7E 01 00 00 00 35 01 00")))
                .isEqualTo(Reject.RECORD_TRUNCATED);
    }

    @Test
    void frames_that_are_no_answers_are_refused() {
        assertThat(refusal(hex("E5"))).isEqualTo(Reject.NOT_A_RESPONSE);
        assertThat(refusal(hex("10 5B 01 5C 16"))).isEqualTo(Reject.NOT_A_RESPONSE);
        assertThat(refusal(new Frame.Long(Frame.SND_UD, 1, 0x72, hex(HEADER)).encode()))
                .isEqualTo(Reject.NOT_A_RESPONSE);
        assertThat(refusal(frame(0x6E, HEADER))).isEqualTo(Reject.UNSUPPORTED_CI);
        assertThat(refusal(new byte[0])).isEqualTo(Reject.LENGTH);
        assertThat(refusal(hex("00"))).isEqualTo(Reject.START);
        assertThat(refusal(hex("68 03 03 69 08 01 72 7B 16"))).isEqualTo(Reject.START);
    }
}
