package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.fuzz.Mutation;
import pl.nurt.bridge.line.Networks;

/** Whatever stands in a configuration: it is used, or refused with what is wrong. */
@Tag("fuzz")
class ConfigFuzzTest {
    private static final String NAME = "bridge.yaml";
    private static final int PART = 400;
    /** Words of YAML's own, good for nothing here. */
    private static final List<byte[]> WORDS = Stream.of(
                    "&x",
                    "*x",
                    "!!java.net.URL",
                    "%",
                    "\t",
                    "[[[[",
                    "{ {",
                    "}",
                    "|",
                    "- -",
                    "? ",
                    "<<: *x",
                    "---",
                    "\0",
                    "\r")
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    @TempDir
    private Path folder;

    @BeforeEach
    void the_bridge_is_enrolled() throws IOException {
        Files.writeString(folder.resolve("api-key"), "k");
    }

    @Test
    void damaged_text_is_refused_in_whole_sentences() throws Exception {
        var example = Files.readAllBytes(Path.of("bridge.example.yaml"));
        FuzzCases.forEach(1234, random -> {
            var from = random.nextInt(example.length);
            var part = Arrays.copyOfRange(example, from, Math.min(example.length, from + PART));
            parse(new String(Mutation.several(part, WORDS, random), StandardCharsets.UTF_8));
        });
    }

    /** Its text is sound, so every case gets as far as the readers of its parts. */
    @Test
    void a_configuration_of_wrong_values_is_used_or_refused_in_whole_sentences() throws Exception {
        var example = DamagedConfig.ofExample();
        FuzzCases.forEach(4321, random -> {
            // Only the whole file names files, whose reading takes most of the time.
            var whole = random.nextInt(10) == 0;
            var text = whole ? example.write(random) : example.writeConcentrators(random);
            assertThat(whole ? parse(text) : parseConcentrators(text))
                    .as(text)
                    .noneMatch(problem -> problem.contains("not YAML"));
        });
    }

    @Test
    void the_example_is_used_as_long_as_nothing_is_damaged() throws Exception {
        assertThat(parse(DamagedConfig.ofExample().writeWhole())).isEmpty();
    }

    private List<String> parse(String text) {
        return problems(() -> BridgeConfig.parse(NAME, text, folder));
    }

    private List<String> parseConcentrators(String text) {
        return problems(() -> BridgeConfig.parseConcentrators(NAME, text, folder, Networks.ANY));
    }

    private interface Parser {
        Object parse() throws ConfigException;
    }

    private static List<String> problems(Parser parser) {
        try {
            parser.parse();
            return List.of();
        } catch (ConfigException e) {
            assertThat(e.problems()).isNotEmpty().allMatch(p -> p.startsWith(NAME + ":"));
            return e.problems();
        }
    }
}
