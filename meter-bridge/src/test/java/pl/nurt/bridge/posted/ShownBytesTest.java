package pl.nurt.bridge.posted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.posted.PostedFrames.Posted;

/** Telegrams as programs, terminals and people show their bytes, where these are no row of hexadecimal digits. */
class ShownBytesTest {
    private static final String SOUND = "681b1b68084b727380552401060406ec0400000c1344978404046d052e4a3bdd16";
    private static final byte[] BYTES = HexFormat.of().parseHex(SOUND);
    private static final String REQUEST = "105b015c16";

    private static List<Posted> sound(String text) {
        return sound(PostedFrames.of(text));
    }

    private static List<Posted> sound(List<Posted> frames) {
        return frames.stream()
                .filter(posted -> posted.bytes()
                        .filter(bytes -> Arrays.equals(bytes, BYTES))
                        .isPresent())
                .toList();
    }

    private static String all(String between, IntFunction<String> shown) {
        return IntStream.range(0, BYTES.length)
                .mapToObj(n -> shown.apply(BYTES[n] & 0xFF))
                .collect(Collectors.joining(between));
    }

    private static boolean isPrinted(int sign) {
        return sign >= 0x20 && sign < 0x7F;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x%02x", "16#%02X", "#x%02X", "'h%02X", "B#16#%02X", "0x%02Xu8", "0x%02XU", "(byte) 0x%02X"})
    void signs_that_stand_at_each_byte_mark_it_whatever_they_are(String form) {
        for (var between : List.of(" ", ", ", ",\n    ")) {
            var text = all(between, form::formatted);
            assertThat(sound(text)).as(text).hasSize(1);
            assertThat(sound("static const t = [" + text + "];")).as(text).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "#", "~", "=", "&", "\uff1a"})
    void whatever_stands_between_bytes_divides_them(String between) {
        assertThat(sound(all(between, "%02X"::formatted))).hasSize(1);
    }

    @Test
    void words_with_a_mark_are_read_in_either_order() {
        var words = IntStream.range(0, BYTES.length / 2 + 1)
                .mapToObj(n -> new int[] {BYTES[2 * n] & 0xFF, 2 * n + 1 < BYTES.length ? BYTES[2 * n + 1] & 0xFF : 0})
                .toList();
        assertThat(sound(words.stream()
                        .map(w -> "0x%02x%02x".formatted(w[0], w[1]))
                        .collect(Collectors.joining(" "))))
                .hasSize(1);
        assertThat(sound(words.stream()
                        .map(w -> "0x%02x%02x".formatted(w[1], w[0]))
                        .collect(Collectors.joining(" "))))
                .hasSize(1);
    }

    @Test
    void literals_are_found_among_others_and_one_after_the_other() {
        var literal =
                "b'h\\x1b\\x1bh\\x08Krs\\x80U$\\x01\\x06\\x04\\x06\\xec\\x04\\x00\\x00\\x0c\\x13D\\x97\\x84\\x04\\x04m\\x05.J;\\xdd\\x16'";
        assertThat(sound("{'addr': 1, 'raw': " + literal + ", 'ok': True}")).hasSize(1);
        assertThat(sound("[" + all(", ", b -> isPrinted(b) ? "b'" + (char) b + "'" : "b'\\x%02x'".formatted(b)) + "]"))
                .hasSize(1);
        assertThat(sound(all(
                        "\n",
                        b -> "read(3, \"" + (isPrinted(b) ? (char) b : "\\" + Integer.toOctalString(b))
                                + "\", 1) = 1")))
                .hasSize(1);
        assertThat(sound(all("", "\\u%04x"::formatted))).hasSize(1);
        assertThat(sound("RX: " + literal.substring(2, literal.length() - 1)))
                .singleElement()
                .satisfies(posted -> assertThat(posted.leftOut()).isEqualTo("RX:"));
    }

    /** Between quotes a number sign begins no comment, and no sign marks a byte. */
    @Test
    void a_literal_is_read_as_it_stands() {
        var telegram = HexFormat.of().parseHex("680c0c680801780d78052023202440680016");
        telegram[telegram.length - 2] = (byte)
                IntStream.range(4, telegram.length - 2).map(n -> telegram[n]).sum();
        var literal = new StringBuilder();
        for (var one : telegram) {
            literal.append(isPrinted(one & 0xFF) ? String.valueOf((char) one) : "\\x%02x".formatted(one & 0xFF));
        }
        assertThat(PostedFrames.of("b'" + literal + "'"))
                .singleElement()
                .satisfies(posted -> assertThat(posted.bytes()).hasValue(telegram));
    }

    @Test
    void what_terminals_show_is_read() {
        assertThat(sound("rx> " + all("", b -> isPrinted(b) ? String.valueOf((char) b) : "[%02x]".formatted(b))))
                .hasSize(1);
        assertThat(sound(all("", b -> isPrinted(b) ? String.valueOf((char) b) : "<%02X>".formatted(b))))
                .hasSize(1);
        var carets = all("", b -> {
            var low = b & 0x7F;
            return (b > 0x7F ? "M-" : "") + (isPrinted(low) ? String.valueOf((char) low) : "^" + (char) (low ^ 0x40));
        });
        assertThat(sound(carets)).hasSize(1);
        assertThat(sound("$ cat -v capture\n" + carets + "\n$")).hasSize(1);
    }

    /** As od -c and hexdump -c print them. */
    @Test
    void rows_of_signs_are_read() {
        assertThat(sound("""
                0000000   h 033 033   h  \\b   K   r   s 200   U   $ 001 006 004 006 354
                0000020 004  \\0  \\0  \\f 023   D 227 204 004 004   m 005   .   J   ; 335
                0000040 026
                0000041
                """)).hasSize(1);
    }

    @Test
    void a_part_of_a_dump_and_one_with_segments_are_read() {
        assertThat(sound("""
                00000120: 681b 1b68 084b 7273 8055 2401 0604 06ec  h..h.Krs.U$.....
                00000130: 0400 000c 1344 9784 0404 6d05 2e4a 3bdd  .....D....m..J;.
                00000140: 16                                       .
                """)).hasSize(1);
        assertThat(sound("""
                1234:0100  68 1B 1B 68 08 4B 72 73-80 55 24 01 06 04 06 EC   h..h.Krs.U$.....
                1234:0110  04 00 00 0C 13 44 97 84-04 04 6D 05 2E 4A 3B DD   .....D....m..J;.
                1234:0120  16 00 00 00 00 00 00 00-00 00 00 00 00 00 00 00   ................
                """)).hasSize(1);
        var inPacket = """
                \t0x0030:  0000 0000 681b 1b68 084b 7273 8055 2401  ....h..h.Krs.U$.
                \t0x0040:  0604 06ec 0400 000c 1344 9784 0404 6d05  .........D....m.
                \t0x0050:  2e4a 3bdd 16                             .J;..
                """;
        assertThat(sound("12:30:11.123456 IP 10.0.0.1.10001 > 10.0.0.2.50000: length 33\n" + inPacket))
                .hasSize(1);
    }

    /** As people take a telegram apart, and programs that decode it. */
    @Test
    void a_telegram_with_a_word_on_each_field_is_read() {
        assertThat(sound("""
                68h start
                1Bh length
                1Bh length again
                68h start
                08h C field
                4Bh A field
                72h CI
                73 80 55 24 identification
                01 06 maker
                04 06
                EC 04 00 00 access number
                0C 13 44 97 84 04 volume
                04 6D 05 2E 4A 3B time
                DD checksum
                16 stop
                """))
                .singleElement()
                .satisfies(posted -> assertThat(posted.leftOut()).contains("line 12: … volume"));
        assertThat(sound("""
                000   : 68 start
                001   : 1B length (27 bytes)
                002   : 1B length again (27 bytes)
                003   : 68 start
                004   : 08 dll-c (from meter)
                005   : 4B dll-a primary (75)
                006   : 72 tpl-ci
                007   : 73805524 tpl-id
                011   : 0106 tpl-mfct (APA)
                013   : 04 tpl-version
                014   : 06 tpl-type
                015   : ec tpl-acc-field
                016   : 04 tpl-sts-field
                017   : 0000 tpl-cfg
                019   : 0C dif (8 digit BCD)
                020   : 13 vif (Volume l)
                021 C!: 44978404 ("total_m3":4849.744)
                025   : 04 dif
                026   : 6D vif
                027 C?: 052E4A3B
                031   : DD
                032   : 16
                """)).hasSize(1);
    }

    @Test
    void base_64_is_read() {
        var text = Base64.getEncoder().encodeToString(BYTES);
        assertThat(sound(text)).hasSize(1);
        assertThat(sound("{\"data\":\"" + text + "\",\"rssi\":-61}"))
                .singleElement()
                .satisfies(posted -> assertThat(posted.leftOut()).isEqualTo("{\"data\":\"…\",\"rssi\":-61}"));
        var glued = HexFormat.of().parseHex(REQUEST + SOUND);
        assertThat(sound(Base64.getUrlEncoder().withoutPadding().encodeToString(glued)))
                .hasSize(1);
    }

    @Test
    void what_was_caught_from_a_line_is_no_text() {
        assertThat(sound(PostedFrames.of(BYTES)))
                .singleElement()
                .satisfies(posted -> assertThat(posted.leftOut()).isEmpty());
        assertThat(sound(PostedFrames.of(HexFormat.of().parseHex(REQUEST + "00" + SOUND + "e5" + SOUND))))
                .hasSize(2);
        assertThat(sound(PostedFrames.of(("connected.\r\n" + new String(BYTES, ISO_8859_1)).getBytes(ISO_8859_1))))
                .hasSize(1);
        var damaged = BYTES.clone();
        damaged[20] ^= 1;
        assertThat(PostedFrames.of(damaged))
                .singleElement()
                .satisfies(posted -> assertThat(posted.bytes()).hasValue(damaged));
        assertThat(sound(PostedFrames.of(SOUND.getBytes(UTF_8)))).hasSize(1);
    }
}
