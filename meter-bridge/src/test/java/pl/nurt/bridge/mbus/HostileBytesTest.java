package pl.nurt.bridge.mbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileBytesTest {
    private static final int MUTATIONS = 20_000;

    @Test
    void a_telegram_cut_at_any_byte_is_refused() {
        Telegrams.syntheticBytes().forEach(whole -> {
            for (var length = 0; length < whole.length; length++) {
                var cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> Telegram.parse(cut)).isInstanceOf(TelegramRefused.class);
            }
        });
    }

    @Test
    void content_cut_at_any_byte_under_a_correct_frame_is_refused_or_a_shorter_telegram() throws TelegramRefused {
        for (var whole : Telegrams.syntheticBytes().toList()) {
            if (!(accepted(whole) && Frame.parse(whole) instanceof Frame.Long frame)) {
                continue;
            }
            var all = Telegram.parse(whole).records();
            for (var length = 0; length < frame.data().length; length++) {
                var cut = new Frame.Long(
                        frame.control(), frame.address(), frame.ci(), Arrays.copyOf(frame.data(), length));
                if (accepted(cut.encode())) {
                    var fewer = Telegram.parse(cut).records();
                    assertThat(fewer).isEqualTo(all.subList(0, fewer.size()));
                }
            }
        }
    }

    /** One changed byte in a frame always shows: the checksum is a sum, so a single change cannot cancel out. */
    @Test
    void a_single_wrong_byte_is_always_noticed() {
        var random = new Random(4711);
        Telegrams.syntheticBytes().filter(HostileBytesTest::accepted).forEach(whole -> {
            for (var position = 0; position < whole.length; position++) {
                var changed = whole.clone();
                changed[position] += (byte) (1 + random.nextInt(255));
                assertThatThrownBy(() -> Telegram.parse(changed)).isInstanceOf(TelegramRefused.class);
            }
        });
    }

    @Test
    void random_content_under_a_correct_frame_is_decoded_or_refused_but_never_breaks_the_decoder() {
        var random = new Random(20261123);
        var seeds =
                Telegrams.syntheticBytes().filter(HostileBytesTest::accepted).toList();
        for (var n = 0; n < MUTATIONS; n++) {
            var content = mutated(seeds.get(random.nextInt(seeds.size())), random);
            var frame = new Frame.Long(Frame.RSP_UD, 1, random.nextInt(20) == 0 ? 0x73 : 0x72, content);
            try {
                var telegram = Telegram.parse(frame.encode());
                telegram.mainIndex();
                telegram.records().forEach(r -> assertThat(r.value().show()).isNotNull());
            } catch (TelegramRefused expected) {
                assertThat(expected.reject()).isNotIn(Reject.CHECKSUM, Reject.STOP, Reject.START);
            } catch (RuntimeException e) {
                fail(HexFormat.of().formatHex(frame.encode()), e);
            }
        }
    }

    private static byte[] mutated(byte[] frame, Random random) {
        var content = Arrays.copyOfRange(frame, 7, frame.length - 2);
        var changes = 1 + random.nextInt(4);
        for (var i = 0; i < changes; i++) {
            switch (random.nextInt(4)) {
                case 0 -> content[random.nextInt(content.length)] = (byte) random.nextInt(256);
                case 1 -> content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> content = Arrays.copyOf(content, 1 + random.nextInt(Math.min(250, content.length + 20)));
                default -> {
                    var from = random.nextInt(content.length);
                    System.arraycopy(content, 0, content, from, content.length - from);
                }
            }
        }
        return content;
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
