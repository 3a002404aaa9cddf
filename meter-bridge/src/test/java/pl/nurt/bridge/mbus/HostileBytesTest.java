package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.fuzz.Mutation;

@Tag("fuzz")
class HostileBytesTest {
    private static final int[] CI_FIELDS = {0x70, 0x72, 0x73, 0x76, 0x77, 0x78, 0x7A};
    private static final MeterKey KEY =
            MeterKey.parse("0102030405060708090A0B0C0D0E0F11").orElseThrow();

    private static final List<byte[]> CORPUS = Telegrams.syntheticBytes().toList();
    private static final List<byte[]> SOUND =
            CORPUS.stream().filter(HostileBytesTest::accepted).toList();

    @Test
    void a_telegram_cut_at_any_byte_is_refused() {
        CORPUS.forEach(whole -> {
            for (var length = 0; length < whole.length; length++) {
                var cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> Telegram.parse(cut)).isInstanceOf(TelegramRefused.class);
            }
        });
    }

    /** One changed byte in a frame always shows: the checksum is a sum, so a single change cannot cancel out. */
    @Test
    void a_single_wrong_byte_is_always_noticed() {
        var random = new Random(4711);
        SOUND.forEach(whole -> {
            for (var position = 0; position < whole.length; position++) {
                var changed = whole.clone();
                changed[position] += (byte) (1 + random.nextInt(255));
                assertThatThrownBy(() -> Telegram.parse(changed)).isInstanceOf(TelegramRefused.class);
            }
        });
    }

    @Test
    void random_bytes_are_no_telegram() {
        FuzzCases.forEach(1_000_000_001L, random -> {
            var bytes = Mutation.random(random.nextInt(300), random);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = random.nextBoolean() ? (byte) 0x68 : 0x10;
            }
            read(bytes);
        });
    }

    @Test
    void a_damaged_frame_gives_no_value() {
        FuzzCases.forEach(2_000_000_002L, random -> read(Mutation.several(pick(CORPUS, random), CORPUS, random)));
    }

    @Test
    void damaged_content_under_a_correct_frame_is_decoded_or_refused_and_never_breaks_the_decoder() {
        FuzzCases.forEach(3_000_000_003L, random -> {
            var whole = pick(SOUND, random);
            var content = Mutation.several(Arrays.copyOfRange(whole, 7, whole.length - 2), CORPUS, random);
            read(framed(content, random));
        });
    }

    @Test
    void random_content_under_a_correct_frame_is_decoded_or_refused_and_never_breaks_the_decoder() {
        FuzzCases.forEach(4_000_000_004L, random -> read(framed(Mutation.random(random.nextInt(253), random), random)));
    }

    private static byte[] pick(List<byte[]> telegrams, RandomGenerator random) {
        return telegrams.get(random.nextInt(telegrams.size()));
    }

    private static byte[] framed(byte[] content, RandomGenerator random) {
        var ci = random.nextInt(4) == 0 ? CI_FIELDS[random.nextInt(CI_FIELDS.length)] : 0x72;
        var data = Arrays.copyOf(content, Math.min(content.length, 252));
        return new Frame.Long(Frame.RSP_UD, random.nextInt(256), ci, data).encode();
    }

    /** Whatever comes: nothing but a refusal escapes, and there are values only from a frame that is right by its own bytes. */
    private static void read(byte[] bytes) {
        readFrame(bytes);
        try {
            var telegram = Telegram.parse(bytes, KEY);
            assertThat(isSoundFrame(bytes)).isTrue();
            for (var found : telegram.records()) {
                assertThat(found.value().show()).isNotNull();
                assertThat(found.storage()).isBetween(0L, (1L << 41) - 1);
            }
            var undecoded = telegram.undecoded();
            assertThat(undecoded == null || undecoded.bytes().length() > 0).isTrue();
            telegram.mainIndex()
                    .ifPresent(index -> assertThat(telegram.records())
                            .anyMatch(r -> r.quantity().equals("volume")
                                    && r.modifiers().isEmpty()
                                    && r.storage() == 0
                                    && r.value().equals(new RecordValue.Amount(index))));
        } catch (TelegramRefused refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }

    private static void readFrame(byte[] bytes) {
        try {
            var frame = Frame.parse(bytes);
            assertThat(frame.encode()).isEqualTo(bytes);
            assertThat(frame instanceof Frame.Long).isEqualTo(isSoundFrame(bytes));
        } catch (TelegramRefused refused) {
            assertThat(isSoundFrame(bytes)).isFalse();
            assertThat(refused.detail()).isNotBlank();
        }
    }

    /** The rules of EN 13757-2 for long frames, written a second time. */
    private static boolean isSoundFrame(byte[] bytes) {
        var sum = 0;
        for (var i = 4; i < bytes.length - 2; i++) {
            sum += bytes[i] & 0xFF;
        }
        var length = bytes.length - 6;
        return length >= 3
                && bytes[0] == 0x68
                && bytes[3] == 0x68
                && bytes[bytes.length - 1] == 0x16
                && (bytes[1] & 0xFF) == length
                && (bytes[2] & 0xFF) == length
                && (bytes[bytes.length - 2] & 0xFF) == sum % 256;
    }

    private static boolean accepted(byte[] bytes) {
        try {
            Telegram.parse(bytes);
            return true;
        } catch (TelegramRefused e) {
            return false;
        }
    }
}
