package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.fuzz.Mutation;

/** Whatever stands in a configuration: it is used, or refused with what is wrong. */
class ConfigFuzzTest {
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "65536",
            "99999999999999999999",
            "1e999999999",
            "0x",
            "0xFFFFFFFFFF",
            "~",
            "''",
            "{ }",
            "[ ]",
            "{ a: b }",
            "[[[[",
            "}",
            "&x",
            "*x",
            "!!java.net.URL",
            "%",
            "\t",
            "\u0000",
            "\uD800",
            "true",
            ".nan",
            "|",
            "- -");

    @TempDir
    private Path folder;

    @Test
    void a_damaged_configuration_is_used_or_refused_in_whole_sentences() throws Exception {
        Files.writeString(folder.resolve("api-key"), "k");
        // With the keys that the example only mentions.
        var example = Files.readString(Path.of("bridge.example.yaml")).replaceAll("(?m)^( +)# (\\w+: )", "$1$2");
        var lines = example.lines()
                .filter(l -> !l.isBlank() && !l.strip().startsWith("#"))
                .toList();
        FuzzCases.forEach(1234, random -> {
            var text = random.nextInt(4) == 0 ? bytes(example, random) : words(lines, random);
            try {
                BridgeConfig.parse("bridge.yaml", text, folder);
            } catch (ConfigException e) {
                assertThat(e.problems()).isNotEmpty().allMatch(p -> p.startsWith("bridge.yaml:"));
            }
        });
    }

    private static String bytes(String example, RandomGenerator random) {
        var bytes = example.getBytes(StandardCharsets.UTF_8);
        var from = random.nextInt(bytes.length);
        var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 400));
        return new String(Mutation.several(part, List.of(bytes), random), StandardCharsets.UTF_8);
    }

    /** Some lines in their order, one of them with another word, doubled or shifted. */
    private static String words(List<String> lines, RandomGenerator random) {
        var chosen = new ArrayList<String>();
        for (var line : lines) {
            if (random.nextInt(3) != 0) {
                chosen.add(line);
            }
        }
        for (var n = random.nextInt(1, 4); n > 0 && !chosen.isEmpty(); n--) {
            var at = random.nextInt(chosen.size());
            var line = chosen.get(at);
            var word = WORDS.get(random.nextInt(WORDS.size()));
            switch (random.nextInt(4)) {
                case 0 -> chosen.set(at, line.replaceFirst(":.*", Matcher.quoteReplacement(": " + word)));
                case 1 -> chosen.set(at, line.replaceFirst("[0-9]+", Matcher.quoteReplacement(word)));
                case 2 -> chosen.add(at, line);
                default -> chosen.set(at, "  " + line);
            }
        }
        return String.join("\n", chosen);
    }
}
