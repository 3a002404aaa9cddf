package pl.nurt.bridge.posted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.posted.PostedFrames.Posted;

/** Telegrams whose text the usual way of reading takes for something else, and which only their checksum tells. */
class OtherWaysTest {
    private static final String SOUND =
            "68 1B 1B 68 08 4B 72 73 80 55 24 01 06 04 06 EC 04 00 00 0C 13 44 97 84 04 04 6D 05 2E 4A 3B DD 16";
    private static final byte[] BYTES = HexFormat.of().parseHex(SOUND.replace(" ", ""));
    /** No byte of it has a letter in its last row. */
    private static final String DECIMAL = "68 0C 0C 68 08 00 78 04 13 45 23 01 00 0C 78 18 9C 16";

    private static List<Posted> sound(String text) {
        return PostedFrames.of(text).stream()
                .filter(posted -> posted.bytes()
                        .filter(bytes -> Arrays.equals(bytes, BYTES))
                        .isPresent())
                .toList();
    }

    private static List<String> hex(String text) {
        return PostedFrames.of(text).stream()
                .map(Posted::bytes)
                .flatMap(Optional::stream)
                .map(HexFormat.ofDelimiter(" ").withUpperCase()::formatHex)
                .toList();
    }

    /** Bytes in a form of their own, so many on a line. */
    private static String wrapped(String form, String between, int width) {
        var rows = new ArrayList<String>();
        for (var from = 0; from < BYTES.length; from += width) {
            rows.add(IntStream.range(from, Math.min(BYTES.length, from + width))
                    .mapToObj(n -> form.formatted(BYTES[n] & 0xFF))
                    .collect(Collectors.joining(between)));
        }
        return String.join("\n", rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\n%s",
                "%s\n5",
                "5 %s",
                "%s 5",
                "5%s",
                "%s\n5\n%s",
                "68\n%s",
                "68 1B\n%s",
                "68 1B 1B 68\n%s",
                "68 1B 1B 68 08 4B 72\n%s",
                "%s\n68 1B 1B 68 08 4B 72",
                "%s 68 1B 1B 68 08",
                "68 1B 1B 68 08 %s",
                "RX: 68 1B\nRX: %s",
                "RX: 68 1B 1B 68 08 4B\nRX: %s",
                "12:00:01 68 1B 1B 68 08\n12:00:02 %s",
                "123\n%s",
                "telegram 1\n%s",
                "a\n%s\nb",
                "[1]\n%s",
                "1. %s",
                "3) %s",
                "68 68 %s",
                "68%s",
                "page 3\n%s\n--- 4 ---"
            })
    void what_is_no_frame_harms_no_sound_one_and_is_told(String text) {
        var posted = PostedFrames.of(text.replace("%s", SOUND));
        var count = text.split("%s", -1).length - 1;
        assertThat(sound(text.replace("%s", SOUND))).as(text).hasSize(count);
        var told = posted.stream().map(Posted::leftOut).collect(Collectors.joining());
        Arrays.stream(text.replace("%s", "\n").split("\\R+"))
                .filter(part -> !part.isBlank())
                .forEach(part -> assertThat(told.replace(" ", "")).as(text).contains(firstWord(part)));
    }

    private static String firstWord(String part) {
        return part.strip().split("[ :.)]")[0];
    }

    @Test
    void what_is_left_out_is_told_with_where_it_stood() {
        assertThat(PostedFrames.of("5\n" + SOUND)).singleElement().satisfies(posted -> {
            assertThat(posted.line()).isEqualTo(2);
            assertThat(posted.leftOut()).isEqualTo("line 1: 5");
        });
        assertThat(PostedFrames.of("68 1B 1B 68\n\n" + SOUND + " 00\ndone"))
                .singleElement()
                .satisfies(posted -> {
                    assertThat(posted.line()).isEqualTo(3);
                    assertThat(posted.leftOut()).isEqualTo("line 1: 68 1B 1B 68 | line 3: 00 | line 4: done");
                });
    }

    @Test
    void a_line_between_those_of_a_frame_is_left_out() {
        var text = wrapped("%02X", " ", 8).replaceFirst("\n", "\n12\n");
        assertThat(sound(text))
                .singleElement()
                .satisfies(posted -> assertThat(posted.leftOut()).contains("line 2: 12"));
        assertThat(sound(wrapped("%02X", "", 8).replaceFirst("\n", "\n5\n"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12, 16, 24, 32})
    void rows_of_colons_are_no_times(int width) {
        for (var between : List.of(":", "-", ".")) {
            assertThat(sound(wrapped("%02X", between, width))).as(between).hasSize(1);
            assertThat(sound(wrapped("%02x", between, width).replaceAll("(?m)^", "12:30:11 ")))
                    .as(between)
                    .hasSize(1);
        }
        var decimal = DECIMAL.split(" ");
        var rows = new ArrayList<String>();
        for (var from = 0; from < decimal.length; from += width) {
            rows.add(String.join(":", Arrays.copyOfRange(decimal, from, Math.min(decimal.length, from + width))));
        }
        assertThat(hex(String.join("\n", rows))).containsExactly(DECIMAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 8, 10, 12, 16, 20, 24, 32})
    void bytes_without_their_leading_zeros_may_go_over_several_lines(int width) {
        for (var row : List.of("%s", "RX: %s", "12:30:11.123 %s", "   %s ", "[%s]", "%s,")) {
            var text = Arrays.stream(wrapped("%x", " ", width).split("\n"))
                    .map(row::formatted)
                    .collect(Collectors.joining("\n"));
            assertThat(sound(text)).as(text).hasSize(1);
        }
        assertThat(sound(wrapped("%x", ":", width))).hasSize(1);
        assertThat(sound(wrapped("0x%x", ", ", width))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"%d, ' '", "%d, ', '", "%3d, ' '", "%08, ' '"})
    void decimals_and_bits_may_go_over_several_lines(String form, String between) {
        for (var width : List.of(6, 8, 16)) {
            var text = form.equals("%08") ? bits(width) : wrapped(form, between, width);
            assertThat(sound(text)).as(text).hasSize(1);
            var signed = IntStream.range(0, BYTES.length)
                    .mapToObj(n -> String.valueOf(BYTES[n]) + (n % width == width - 1 ? ",\n" : ", "))
                    .collect(Collectors.joining());
            assertThat(sound("[" + signed + "]")).as(signed).hasSize(1);
        }
    }

    private static String bits(int width) {
        return IntStream.range(0, BYTES.length)
                .mapToObj(n ->
                        "%8s".formatted(Integer.toBinaryString(BYTES[n] & 0xFF)).replace(' ', '0')
                                + (n % width == width - 1 ? "\n" : " "))
                .collect(Collectors.joining());
    }

    /** As hexdump -x, xxd -e (of four, two and eight), od -tx2 and -tx4 without offsets, od --endian=big and xxd -b print them. */
    @Test
    void words_are_read_in_the_order_of_their_bytes() {
        var dumps = List.of("""
                0000000    1b68    681b    4b08    7372    5580    0124    0406    ec06
                0000010    0004    0c00    4413    8497    0404    056d    4a2e    dd3b
                0000020    0016
                0000021
                """, """
                00000000: 681b1b68 73724b08 01245580 ec060406  h..h.Krs.U$.....
                00000010: 0c000004 84974413 056d0404 dd3b4a2e  .....D....m..J;.
                00000020:       16                             .
                """, """
                00000000: 1b68 681b 4b08 7372 5580 0124 0406 ec06  h..h.Krs.U$.....
                00000010: 0004 0c00 4413 8497 0404 056d 4a2e dd3b  .....D....m..J;.
                00000020:   16                                     .
                """, """
                00000000: 73724b08681b1b68 ec06040601245580  h..h.Krs.U$.....
                00000010: 849744130c000004 dd3b4a2e056d0404  .....D....m..J;.
                00000020:               16                   .
                """, """
                 1b68 681b 4b08 7372 5580 0124 0406 ec06
                 0004 0c00 4413 8497 0404 056d 4a2e dd3b
                 0016
                """, """
                 681b1b68 73724b08 01245580 ec060406
                 0c000004 84974413 056d0404 dd3b4a2e
                 00000016
                """, """
                0000000 681b 1b68 084b 7273 8055 2401 0604 06ec
                0000020 0400 000c 1344 9784 0404 6d05 2e4a 3bdd
                0000040 1600
                0000041
                """, """
                0000000   07016   26651   19208   29554   21888   00292   01030   60422
                0000010   00004   03072   17427   33943   01028   01389   18990   56635
                0000020   00022
                0000021
                """, """
                0000000 104  27  27 104   8  75 114 115 128  85  36   1   6   4   6 236
                0000020   4   0   0  12  19  68 151 132   4   4 109   5  46  74  59 221
                0000040  22
                0000041
                """, """
                00000000: 01101000 00011011 00011011 01101000 00001000 01001011  h..h.K
                00000006: 01110010 01110011 10000000 01010101 00100100 00000001  rs.U$.
                0000000c: 00000110 00000100 00000110 11101100 00000100 00000000  ......
                00000012: 00000000 00001100 00010011 01000100 10010111 10000100  ...D..
                00000018: 00000100 00000100 01101101 00000101 00101110 01001010  ..m..J
                0000001e: 00111011 11011101 00010110                             ;..
                """);
        for (var dump : dumps) {
            assertThat(sound(dump)).as(dump).hasSize(1);
            assertThat(sound("first\n" + dump + "\nand again\n" + dump + SOUND))
                    .as(dump)
                    .hasSize(3);
        }
    }

    /** An asterisk stands for rows that say the same as the one before it. */
    @Test
    void rows_that_a_dump_leaves_out_are_read() {
        var long1 = "68 45 45 68 08 01 78 04 13 45 23 01 00 " + "2F ".repeat(60) + "05 16";
        for (var dump : List.of("""
                00000000  68 45 45 68 08 01 78 04  13 45 23 01 00 2f 2f 2f  |hEEh..x..E#..///|
                00000010  2f 2f 2f 2f 2f 2f 2f 2f  2f 2f 2f 2f 2f 2f 2f 2f  |////////////////|
                *
                00000040  2f 2f 2f 2f 2f 2f 2f 2f  2f 05 16                 |/////////..|
                0000004b
                """, """
                0000000 68 45 45 68 08 01 78 04 13 45 23 01 00 2f 2f 2f
                0000020 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f 2f
                *
                0000100 2f 2f 2f 2f 2f 2f 2f 2f 2f 05 16
                0000113
                """, """
                0000000    4568    6845    0108    0478    4513    0123    2f00    2f2f
                0000010    2f2f    2f2f    2f2f    2f2f    2f2f    2f2f    2f2f    2f2f
                *
                0000040    2f2f    2f2f    2f2f    2f2f    052f    0016
                000004b
                """, """
                0000000 042550 064105 000410 002170 042423 000443 027400 027457
                0000020 027457 027457 027457 027457 027457 027457 027457 027457
                *
                0000100 027457 027457 027457 027457 002457 000026
                0000113
                """)) {
            assertThat(hex(dump)).as(dump).containsExactly(long1);
        }
    }

    /** As hexyl prints it. */
    @Test
    void a_frame_round_a_dump_is_none_of_it() {
        assertThat(sound("""
                ┌────────┬─────────────────────────┬─────────────────────────┬────────┬────────┐
                │00000000│ 68 1b 1b 68 08 4b 72 73 ┊ 80 55 24 01 06 04 06 ec │h••h•Krs┊×U$•••••│
                │00000010│ 04 00 00 0c 13 44 97 84 ┊ 04 04 6d 05 2e 4a 3b dd │•⋄⋄_•D××┊••m•.J;×│
                │00000020│ 16                      ┊                         │•       ┊        │
                └────────┴─────────────────────────┴─────────────────────────┴────────┴────────┘
                """)).hasSize(1);
    }

    /** One wrong bit: it is refused for that, and not for how it was written. */
    @Test
    void a_damaged_telegram_is_refused_for_its_damage_in_whatever_words_it_is_written() {
        var dump = """
                0000000    1b68    681b    4b08    7372    5580    0124    0406    ec06
                0000010    0004    0c00    4413    8497    0404    056d    4a2e    df3b
                0000020    0016
                0000021
                """;
        assertThat(hex(dump)).containsExactly(SOUND.replace("DD 16", "DF 16"));
        assertThat(hex(wrapped("%x", " ", 8).replace("dd\n16", "df\n16")))
                .containsExactly(SOUND.replace("DD 16", "DF 16"));
    }

    @Test
    void rows_with_short_offsets_and_numbers_are_read_without_them() {
        for (var form : List.of("%02x: ", "%x: ", "%03X | ", "0x%02x: ", "%d) ", "%4d  ", "mbus: %08x: ", "%02X ")) {
            var rows = wrapped("%02X", " ", 8).split("\n");
            var text = IntStream.range(0, rows.length)
                    .mapToObj(n -> form.formatted(8 * n) + rows[n])
                    .collect(Collectors.joining("\n"));
            assertThat(sound(text)).as(text).hasSize(1);
        }
    }

    @Test
    void bytes_in_quotes_are_read_as_a_program_prints_them() {
        var literal =
                "b'h\\x1b\\x1bh\\x08Krs\\x80U$\\x01\\x06\\x04\\x06\\xec\\x04\\x00\\x00\\x0c\\x13D\\x97\\x84\\x04\\x04m\\x05.J;\\xdd\\x16'";
        assertThat(sound(literal)).hasSize(1);
        assertThat(sound(">>> s.read(300)\n" + literal))
                .singleElement()
                .satisfies(posted -> assertThat(posted.leftOut()).isEqualTo("line 1: >>> s.read(300) | line 2: b…"));
        assertThat(
                        sound(
                                "recv: \"h\\033\\033h\\bKrs\\200U$\\1\\6\\4\\6\\354\\4\\0\\0\\f\\023D\\227\\204\\4\\4m\\5.J;\\335\\26\""))
                .hasSize(1);
    }

    @Test
    void each_part_of_a_text_may_be_written_in_its_own_way() {
        var text = String.join(
                "\n",
                "from the field:",
                wrapped("%x", " ", 12),
                "and as hexdump says",
                "0000000    1b68    681b    4b08    7372    5580    0124    0406    ec06",
                "0000010    0004    0c00    4413    8497    0404    056d    4a2e    dd3b",
                "0000020    0016",
                "12:30:11 RX " + SOUND,
                wrapped("%02X", ":", 16),
                SOUND.replace(" ", ""));
        assertThat(sound(text)).hasSize(5).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
    }
}
