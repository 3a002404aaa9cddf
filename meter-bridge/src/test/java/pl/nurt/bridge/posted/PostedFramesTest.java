package pl.nurt.bridge.posted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.posted.PostedFrames.Posted;

/** Telegrams as people paste them. */
class PostedFramesTest {
    private static final String SOUND =
            "68 1B 1B 68 08 4B 72 73 80 55 24 01 06 04 06 EC 04 00 00 0C 13 44 97 84 04 04 6D 05 2E 4A 3B DD 16";
    private static final String OTHER = "68 05 05 68 08 00 78 0F 00 8F 16";
    private static final Pattern GAP = Pattern.compile(" ");

    private static String with(String between) {
        return GAP.matcher(SOUND).replaceAll(Matcher.quoteReplacement(between));
    }

    private static List<String> hex(String text) {
        return PostedFrames.of(text).stream()
                .map(Posted::bytes)
                .flatMap(Optional::stream)
                .map(HexFormat.ofDelimiter(" ").withUpperCase()::formatHex)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", ", ", "-", "_", ";", "\t", "\n", "  \n\n"})
    void bytes_may_be_divided_by_what_divides_nothing_else(String between) {
        assertThat(hex(with(between))).containsExactly(SOUND);
        assertThat(PostedFrames.of(with(between)).getFirst().leftOut()).isEmpty();
    }

    @Test
    void bytes_of_a_program_are_bytes() {
        assertThat(hex("0x" + with(", 0x") + "\n")).containsExactly(SOUND);
        assertThat(hex("{ 0x" + with(",0x") + " };")).containsExactly(SOUND);
        assertThat(hex("const uint8_t telegram[] = {0x" + with(",\n  0x") + "};"))
                .containsExactly(SOUND);
        assertThat(hex("b'\\x" + with("\\x") + "'")).containsExactly(SOUND);
        assertThat(hex("[\"" + with("\", \"") + "\"]")).containsExactly(SOUND);
    }

    @Test
    void what_a_log_puts_round_a_frame_is_left_out_and_told() {
        var lines = List.of(
                "[2013-10-15 13:34:48] RECV (033): " + SOUND,
                "2013-10-15 13:34:48 RX " + SOUND,
                "[18:12:01][D][uart_debug:114]: <<< " + with(":"),
                "telegram=|" + with("") + "|+65",
                "7: " + SOUND,
                "Oct 15 13:34:48 gw mbus[4711]: read " + SOUND + " (33 bytes)",
                "00:11:00.291 received " + SOUND + "   (data of meter 24558073-APA-04-06)");
        for (var line : lines) {
            assertThat(PostedFrames.of(line)).as(line).singleElement().satisfies(frame -> {
                assertThat(hex(line)).containsExactly(SOUND);
                assertThat(frame.leftOut()).isNotEmpty().doesNotContain("1B 1B");
            });
        }
        assertThat(hex(String.join("\n", lines))).hasSize(lines.size()).containsOnly(SOUND);
    }

    @Test
    void zeros_and_other_bytes_round_a_sound_frame_are_left_out_and_told() {
        var posted = PostedFrames.of("00 00 " + SOUND + " 00");
        assertThat(posted).singleElement().extracting(Posted::leftOut).isEqualTo("00 00 | 00");
        assertThat(hex("000000" + with("") + "00")).containsExactly(SOUND);
    }

    @Test
    void several_frames_in_one_line_or_one_after_the_other_are_several() {
        assertThat(hex(SOUND + " " + OTHER + " " + SOUND)).containsExactly(SOUND, OTHER, SOUND);
        assertThat(hex(with("") + OTHER.replace(" ", ""))).containsExactly(SOUND, OTHER);
        assertThat(hex("RX: " + SOUND + "\nRX: " + OTHER)).containsExactly(SOUND, OTHER);
    }

    @Test
    void a_log_that_breaks_a_frame_over_lines_is_joined() {
        assertThat(hex("RX: " + SOUND.substring(0, 48) + "\nRX: " + SOUND.substring(48)))
                .containsExactly(SOUND);
    }

    /** There is nothing to be left out of a frame that is not sound: it is refused as it is. */
    @Test
    void a_frame_that_is_not_sound_stays_as_it_is() {
        for (var broken : List.of(SOUND.replace("DD 16", "DE 16"), SOUND.substring(0, 59), "68 71 70 68 08 01", "E5")) {
            assertThat(hex(broken)).containsExactly(broken);
            assertThat(hex("RECV (033): " + broken)).containsExactly(broken);
        }
    }

    @Test
    void any_text_at_all_is_read_to_its_end() {
        FuzzCases.forEach(17, random -> {
            var text = new StringBuilder();
            var signs = "0123456789abcdefABCDEFx68, :|_-#\n\\{}[]()gzhM^*=~+''";
            for (var n = random.nextInt(100); n > 0; n--) {
                text.append(
                        random.nextInt(40) == 0
                                ? SOUND
                                : signs.substring(random.nextInt(signs.length()))
                                        .substring(0, 1));
            }
            assertThat(PostedFrames.of(text.toString())).isNotEmpty();
        });
    }

    @Test
    void bytes_as_programs_write_them_are_bytes() {
        for (var way : List.of(
                "%Xh", "%02xh", "$%02X", "&H%02X", "%%%02X", "<%02X>", "[%02X]", "0x%x", "0X%02X", "%d", "%X")) {
            var bytes = HexFormat.of().parseHex(SOUND.replace(" ", ""));
            var text = IntStream.range(0, bytes.length)
                    .mapToObj(n -> way.formatted(bytes[n] & 0xFF))
                    .collect(Collectors.joining(" "));
            assertThat(hex(text)).as(text).containsExactly(SOUND);
            assertThat(hex(text.replace(" ", ", "))).as(text).containsExactly(SOUND);
        }
        assertThat(hex(with("h\n") + "h")).containsExactly(SOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "|", " | ", "/", "\u00a0", "\u2009", "\u200b ", "\u2013", "&nbsp;", " \u00b7 "})
    void what_a_page_or_a_table_puts_between_bytes_is_left_out(String between) {
        assertThat(hex(with(between))).containsExactly(SOUND);
        assertThat(hex("| " + with(between) + " |")).containsExactly(SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01 12:30:11 ",
                "2024-03-01T12:30:11.123456Z ",
                "2024.03.01 12:30 ",
                "01.03.2024 12:30:11: ",
                "01.03.24 12:30:11 ",
                "03/01/2024, 12:30:11 ",
                "12:30:11.250 ",
                "[12:30] ",
                "1709296211.123456 ",
                "2024-03-01 12:30:11\n"
            })
    void when_something_was_is_no_byte_of_it(String when) {
        var cut = 30;
        var lines = List.of(
                when + SOUND,
                when + SOUND.substring(0, cut) + "\n" + when + SOUND.substring(cut),
                when + "RX " + SOUND.substring(0, cut) + "\n" + when + "RX " + SOUND.substring(cut),
                when + "RX " + SOUND.substring(0, SOUND.length() - 3) + "\n" + when + "RX 16");
        for (var text : lines) {
            assertThat(hex(text)).as(text).containsExactly(SOUND);
            assertThat(hex(text + "\n" + text)).as(text).containsExactly(SOUND, SOUND);
        }
        var broken = SOUND.replace("DD 16", "DE 16");
        assertThat(hex(when + broken)).as("with nothing before it").containsExactly(broken);
    }

    /** Each with its offsets, some with the bytes as text, some with the bytes of a word in the other order. */
    @Test
    void what_hexdump_xxd_od_and_sniffers_print_is_read_without_its_offsets_and_its_text() {
        var dumps = List.of("""
                00000000  68 1b 1b 68 08 4b 72 73  80 55 24 01 06 04 06 ec  |h..h.Krs.U$.....|
                00000010  04 00 00 0c 13 44 97 84  04 04 6d 05 2e 4a 3b dd  |.....D....m..J;.|
                00000020  16                                                |.|
                00000021
                """, """
                00000000: 681b 1b68 084b 7273 8055 2401 0604 06ec  h..h.Krs.U$.....
                00000010: 0400 000c 1344 9784 0404 6d05 2e4a 3bdd  .....D....m..J;.
                00000020: 16                                       .
                """, """
                0000000 68 1b 1b 68 08 4b 72 73 80 55 24 01 06 04 06 ec
                0000020 04 00 00 0c 13 44 97 84 04 04 6d 05 2e 4a 3b dd
                0000040 16
                0000041
                """, """
                0000000 1b68 681b 4b08 7372 5580 0124 0406 ec06
                0000010 0004 0c00 4413 8497 0404 056d 4a2e dd3b
                0000020 0016
                0000021
                """, """
                0000000 015550 064033 045410 071562 052600 000444 002006 166006
                0000020 000004 006000 042023 102227 002004 002555 045056 156473
                0000040 000026
                0000041
                """, """
                0000   68 1b 1b 68 08 4b 72 73  80 55 24 01 06 04 06 ec   h..h.Krs.U$.....
                0010   04 00 00 0c 13 44 97 84  04 04 6d 05 2e 4a 3b dd   .....D....m..J;.
                0020   16                                                .
                """, """
                           00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F
                00000000   68 1B 1B 68 08 4B 72 73 80 55 24 01 06 04 06 EC  h..h.Krs.U$.....
                00000010   04 00 00 0C 13 44 97 84 04 04 6D 05 2E 4A 3B DD  .....D....m..J;.
                00000020   16                                               .
                """);
        for (var dump : dumps) {
            assertThat(hex(dump)).as(dump).containsExactly(SOUND);
            assertThat(hex("$ dump telegram\n" + dump + "\n" + dump)).as(dump).containsExactly(SOUND, SOUND);
            assertThat(PostedFrames.of(dump).getFirst().leftOut()).contains("0000 …");
        }
    }
}
