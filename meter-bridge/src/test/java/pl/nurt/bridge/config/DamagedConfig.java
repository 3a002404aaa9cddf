package pl.nurt.bridge.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The example of a configuration, written with wrong words, missing, doubled and misspelt keys and lists of other lengths. */
final class DamagedConfig {
    /** Each is a value where one belongs, whatever its sense. */
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "1",
            "250",
            "254",
            "65535",
            "65536",
            "99999999999999999999",
            "1e999999999",
            "\"0.000000001\"",
            "0x",
            "0xFFFFFFFFFF",
            "~",
            "''",
            "\" \"",
            "{}",
            "[]",
            "{a: b}",
            "[a, [b], {}]",
            "[[[[]]]]",
            "\"\\0\"",
            "\"a\\0b\"",
            "\"\\uD800\"",
            "\"\\n\"",
            "\"" + "x".repeat(300) + "\"",
            "true",
            "no",
            ".nan",
            "0s",
            "999999999d",
            "2026-02-30T00:00:00Z",
            "/",
            "../..",
            "\"10.8.0.21:99999\"",
            "\"[::1]:1\"",
            "\":\"",
            "FFFFFFFF",
            "FFFFFFFF-***-FF-FF");

    /** Keys that the example only mentions or that belong elsewhere. */
    private static final List<String> MORE_KEYS = List.of(
            "resetBefore",
            "keyFile",
            "keyEnv",
            "key",
            "unit",
            "exponentAt",
            "unitAt",
            "fractionAt",
            "noValue",
            "resolution",
            "counter",
            "trustStore",
            "clientCertificate",
            "rotateKeyEvery",
            "apiKey",
            "apiKeyEnv",
            "metrics",
            "configuration",
            "window",
            "priority",
            "switchBaud");

    private static final Set<String> PORTALS = Set.of("concentrators", "profiles");

    private final MappingNode root;
    /** Every value of the example, to stand where another belongs. */
    private final List<String> values = new ArrayList<>(WORDS);

    private DamagedConfig(MappingNode root) {
        this.root = root;
        collect(root);
    }

    static DamagedConfig ofExample() throws IOException {
        return new DamagedConfig(
                (MappingNode) new Yaml().compose(new StringReader(Files.readString(Path.of("bridge.example.yaml")))));
    }

    private void collect(Node node) {
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(t -> collect(t.getValueNode()));
            case SequenceNode sequence -> sequence.getValue().forEach(this::collect);
            default -> values.add(text(node));
        }
    }

    private static String text(Node node) {
        var value = ((ScalarNode) node).getValue();
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    String writeWhole() {
        return write(root, null);
    }

    String write(RandomGenerator random) {
        return write(root, random);
    }

    /** What the portal may keep of it. */
    String writeConcentrators(RandomGenerator random) {
        var part = root.getValue().stream()
                .filter(t -> PORTALS.contains(((ScalarNode) t.getKeyNode()).getValue()))
                .toList();
        return write(new MappingNode(root.getTag(), part, root.getFlowStyle()), random);
    }

    /** @param random null for no damage */
    private String write(MappingNode top, @Nullable RandomGenerator random) {
        var text = new StringBuilder();
        writeKeys(top, random, text);
        return text.toString();
    }

    private void write(Node node, @Nullable RandomGenerator random, StringBuilder text) {
        if (isOneIn(60, random)) {
            text.append(any(values, random));
            return;
        }
        switch (node) {
            case MappingNode mapping -> writeKeys(mapping, random, text);
            case SequenceNode sequence -> writeElements(sequence, random, text);
            default -> text.append(text(node));
        }
    }

    private void writeKeys(MappingNode mapping, @Nullable RandomGenerator random, StringBuilder text) {
        text.append('{');
        for (var tuple : mapping.getValue()) {
            if (isOneIn(60, random)) {
                continue;
            }
            var key = text(tuple.getKeyNode());
            for (var times = isOneIn(300, random) ? 2 : 1; times > 0; times--) {
                text.append(isOneIn(120, random) ? any(values, random) : key).append(": ");
                write(tuple.getValueNode(), random, text);
                text.append(", ");
            }
        }
        if (isOneIn(8, random)) {
            text.append(any(MORE_KEYS, random))
                    .append(": ")
                    .append(any(values, random))
                    .append(", ");
        }
        text.append('}');
    }

    private void writeElements(SequenceNode sequence, @Nullable RandomGenerator random, StringBuilder text) {
        text.append('[');
        for (var element : sequence.getValue()) {
            // Few elements leave time for more cases.
            for (var times = isOneIn(30, random) ? 2 : isOneIn(3, random) ? 1 : random == null ? 1 : 0;
                    times > 0;
                    times--) {
                write(element, random, text);
                text.append(", ");
            }
        }
        text.append(']');
    }

    private static boolean isOneIn(int many, @Nullable RandomGenerator random) {
        return random != null && random.nextInt(many) == 0;
    }

    private static String any(List<String> texts, @Nullable RandomGenerator random) {
        return random == null ? "" : texts.get(random.nextInt(texts.size()));
    }
}
