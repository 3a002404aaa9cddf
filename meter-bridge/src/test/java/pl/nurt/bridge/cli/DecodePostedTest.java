package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code decode} of files as people keep them. */
class DecodePostedTest {
    private static final String SOUND =
            "68 1B 1B 68 08 4B 72 73 80 55 24 01 06 04 06 EC 04 00 00 0C 13 44 97 84 04 04 6D 05 2E 4A 3B DD 16";

    @TempDir
    private Path folder;

    @Test
    void a_whole_log_of_libmbus_gives_its_telegrams_and_says_what_else_it_held() throws IOException {
        var file =
                Files.writeString(folder.resolve("log"), """
                [2013-10-15 13:34:47] SEND (005): 10 40 4B 8B 16
                [2013-10-15 13:34:47] RECV (001): E5
                [2013-10-15 13:34:48] SEND (005): 10 7B 4B C6 16
                [2013-10-15 13:34:48] RECV (033): %s
                done.
                """.formatted(SOUND)).toString();
        var cli = new Cli();
        assertThat(cli.run("decode", file)).isZero();
        assertThat(cli.objects()).singleElement().satisfies(line -> {
            assertThat(line.get("line").asInt()).isEqualTo(4);
            assertThat(line.get("main_index_m3").asString()).isEqualTo("4849.744");
            assertThat(line.get("left_out").asString())
                    .contains("line 4: [2013-10-15 13:34:48] RECV (033):", "line 5: done.");
        });
        assertThat(cli.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith(file + ": left out: line "))
                .anyMatch(line -> line.contains("10 40 4B 8B 16"));
    }

    @Test
    void text_without_bytes_is_no_telegram_and_is_told() throws IOException {
        var file = Files.writeString(folder.resolve("text"), "hello").toString();
        var cli = new Cli();
        assertThat(cli.run("decode", file)).isEqualTo(1);
        assertThat(cli.objects().getFirst().get("left_out").asString()).isEqualTo("hello");
        assertThat(cli.err()).isEqualTo(file + ": no hexadecimal text.\n");
    }

    @Test
    void a_file_of_windows_is_read_as_it_says() throws IOException {
        var file = folder.resolve("telegram.txt");
        Files.writeString(file, "\ufeff" + SOUND, StandardCharsets.UTF_16LE);
        var cli = new Cli();
        assertThat(cli.run("decode", file.toString())).isZero();
        assertThat(cli.objects().getFirst().get("main_index_m3").asString()).isEqualTo("4849.744");
    }

    @Test
    void a_telegram_among_broken_ones_is_decoded_and_each_is_told_with_its_line() throws IOException {
        var broken = SOUND.replace("DD 16", "DE 16");
        var file = Files.writeString(folder.resolve("some"), "68 1B 1B 68 08\n" + SOUND + "\n" + broken + "\n5\n")
                .toString();
        var cli = new Cli();
        assertThat(cli.run("decode", file)).isZero();
        assertThat(cli.objects())
                .satisfiesExactly(
                        sound -> {
                            assertThat(sound.get("accept").asBoolean()).isTrue();
                            assertThat(sound.get("line").asInt()).isEqualTo(2);
                            assertThat(sound.get("left_out").asString()).isEqualTo("line 1: 68 1B 1B 68 08");
                        },
                        refused -> {
                            assertThat(refused.get("reject").asString()).isEqualTo("CHECKSUM");
                            assertThat(refused.get("line").asInt()).isEqualTo(3);
                            assertThat(refused.get("left_out").asString()).isEqualTo("line 4: 5");
                        });
    }

    @Test
    void a_digit_too_few_is_told_as_that() throws IOException {
        var file = Files.writeString(
                        folder.resolve("odd"), SOUND.replace("4B 72", "4B 7").replace(" ", ""))
                .toString();
        var cli = new Cli();
        assertThat(cli.run("decode", file)).isEqualTo(1);
        assertThat(cli.objects().getFirst().get("detail").asString())
                .isEqualTo("65 hexadecimal digits, so one is missing or too many");
        assertThat(cli.objects().getFirst().get("left_out").asString()).startsWith("681b1b68084b7");
    }

    @Test
    void the_requests_of_a_log_are_left_out_also_where_they_are_selections() throws IOException {
        var select = "68 0B 0B 68 53 FD 52 73 80 55 24 FF FF FF FF 0A 16";
        var file = Files.writeString(folder.resolve("log"), "-> " + select + "\n<- E5\n<- " + SOUND + "\n")
                .toString();
        var cli = new Cli();
        assertThat(cli.run("decode", file)).isZero();
        assertThat(cli.objects())
                .singleElement()
                .satisfies(line -> assertThat(line.get("accept").asBoolean()).isTrue());
        assertThat(cli.err()).contains("left out: line 1: -> … " + select, "left out: line 2: ");
    }
}
