package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.fuzz.Mutation;

@Tag("fuzz")
class TelegramPropertiesTest {
    @Test
    void what_a_meter_writes_is_what_is_read() {
        FuzzCases.forEach(5_000_000_005L, random -> {
            var composed = new ComposedTelegram(random);
            var telegram = Telegram.parse(composed.frame());
            compare(telegram, composed);
            var makersOwn = composed.makersOwn;
            assertThat(telegram.manufacturerData()).isEqualTo(makersOwn == null ? null : new RawBytes(makersOwn));
            assertThat(telegram.address()).isEqualTo(0x2A);
            assertThat(telegram.access()).isEqualTo(composed.header[8] & 0xFF);
            assertThat(telegram.status().code()).isEqualTo(composed.header[9] & 0xFF);
        });
    }

    @Test
    void the_index_is_the_first_register_without_direction_or_else_the_first_forward_one_if_nothing_follows() {
        FuzzCases.forEach(6_000_000_006L, random -> {
            var composed = new ComposedTelegram(random);
            var register = composed.records.stream()
                    .filter(r -> r.isRegister(null))
                    .findFirst()
                    .or(() -> composed.records.stream()
                            .filter(r -> !composed.moreFollow && r.isRegister(DataRecord.Direction.FORWARD))
                            .findFirst())
                    .map(ComposedRecord::expected);
            var telegram = Telegram.parse(composed.frame());
            assertThat(MainRegister.of(List.of(telegram), !telegram.moreRecordsFollow())
                            .entry())
                    .isEqualTo(register.orElse(null));
            assertThat(telegram.mainIndex())
                    .isEqualTo(register.flatMap(r -> r.value() instanceof RecordValue.Amount(var amount)
                            ? Optional.of(amount)
                            : Optional.empty()));
        });
    }

    @Test
    void content_that_ends_within_a_record_is_refused_and_between_records_it_is_a_shorter_telegram() {
        FuzzCases.forEach(7_000_000_007L, random -> {
            var composed = new ComposedTelegram(random);
            var makersOwn = composed.makersOwn;
            var end = composed.content().length - (makersOwn == null ? 0 : makersOwn.length + 1);
            var length = random.nextInt(end + 1);
            var cut = composed.cutTo(length);
            if (composed.boundaries.contains(length)) {
                var fewer = Telegram.parse(cut).records();
                assertThat(fewer)
                        .isEqualTo(composed.records.stream()
                                .map(ComposedRecord::expected)
                                .limit(fewer.size())
                                .toList());
            } else {
                var refused = catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(cut));
                assertThat(refused.reject()).isEqualTo(Reject.RECORD_TRUNCATED);
            }
        });
    }

    @Test
    void a_reserved_field_keeps_the_records_before_it_and_every_byte_from_there_on() {
        FuzzCases.forEach(9_000_000_009L, random -> {
            var composed = new ComposedTelegram(random);
            var last = ComposedTelegram.ROOM - 4;
            var boundaries = composed.boundaries.stream()
                    .filter(at -> at <= last)
                    .sorted()
                    .toList();
            var at = boundaries.get(random.nextInt(boundaries.size()));
            var before = Telegram.parse(composed.cutTo(at)).records();
            var content = composed.content();
            var rest = Arrays.copyOfRange(content, at, Math.min(content.length, last));
            var spoilt = reserved(rest, random);
            var telegram = Telegram.parse(composed.withEnd(at, spoilt));
            assertThat(telegram.records()).isEqualTo(before);
            assertThat(Objects.requireNonNull(telegram.undecoded()).bytes()).isEqualTo(new RawBytes(spoilt));
            assertThat(telegram.moreRecordsFollow()).isFalse();
        });
    }

    /** A record with a DIF or LVAR that means nothing, and the bytes given behind it. */
    private static byte[] reserved(byte[] rest, RandomGenerator random) {
        int[] difs = {0x3F, 0x4F, 0x5F, 0x6F, 0x7F, 0x8F, 0xAF, 0xFF};
        int[] lvars = {0xCA, 0xCF, 0xDA, 0xDF, 0xF7, 0xFF};
        var head = random.nextBoolean()
                ? new byte[] {(byte) difs[random.nextInt(difs.length)]}
                : new byte[] {0x0D, 0x13, (byte) lvars[random.nextInt(lvars.length)]};
        var both = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, both, head.length, rest.length);
        return both;
    }

    @Test
    void an_encrypted_telegram_says_the_same_as_a_plain_one_and_nothing_without_its_key() {
        FuzzCases.forEach(8_000_000_008L, random -> {
            var composed = new ComposedTelegram(random);
            var marked = composed.content().length + 2;
            if (composed.ci != 0x72 || marked > 240 || marked < 16) {
                return;
            }
            var bytes = Mutation.random(16, random);
            var key = MeterKey.parse(HexFormat.of().formatHex(bytes)).orElseThrow();
            var frame = composed.encrypted(bytes, random.nextInt(1, marked / 16 + 1));
            compare(Telegram.parse(frame, key), composed);
            assertThat(catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(frame))
                            .reject())
                    .isEqualTo(Reject.ENCRYPTED);
        });
    }

    @Test
    void an_encrypted_telegram_with_the_short_header_says_the_same_once_its_meter_is_selected() {
        FuzzCases.forEach(10_000_000_010L, random -> {
            var composed = new ComposedTelegram(random);
            var marked = composed.content().length + 2;
            var meter = Objects.requireNonNull(Telegram.parse(composed.frame()).meter());
            var address = Arrays.copyOf(composed.header, 8);
            if (composed.ci != 0x72 || marked > 240 || marked < 16) {
                return;
            }
            // A code of which three letters make another selects nobody.
            if (!meter.isWhole() || !Arrays.equals(meter.selection(), address)) {
                return;
            }
            var bytes = Mutation.random(16, random);
            var key = MeterKey.parse(HexFormat.of().formatHex(bytes)).orElseThrow();
            var frame = (Frame.Long) Frame.parse(composed.encryptedBriefly(bytes, random.nextInt(1, marked / 16 + 1)));
            var telegram = Telegram.parse(frame, key, meter);
            compare(telegram, composed);
            assertThat(telegram.meter()).isEqualTo(meter);
            assertThat(catchThrowableOfType(TelegramRefused.class, () -> Telegram.parse(frame, key, null))
                            .reject())
                    .isEqualTo(Reject.ENCRYPTED);
        });
    }

    private static void compare(Telegram telegram, ComposedTelegram composed) {
        assertThat(telegram.records())
                .isEqualTo(
                        composed.records.stream().map(ComposedRecord::expected).toList());
        assertThat(telegram.moreRecordsFollow()).isEqualTo(composed.moreFollow);
    }
}
