package pl.nurt.bridge.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML document that remembers its lines and collects what is wrong with it. */
public final class YamlFile {
    private static final int LARGEST = 16 * 1024 * 1024;

    private record Found(int line, ConfigException.Problem problem) {}

    private final String name;
    private final List<Found> problems = new ArrayList<>();
    private final List<Found> warnings = new ArrayList<>();

    private YamlFile(String name) {
        this.name = name;
    }

    /**
     * Reads {@code file} with {@code reader}, which takes what it wants from the top section.
     *
     * @throws ConfigException when the file cannot be read, is no YAML, or the reader or the final check for unread keys found problems
     */
    public static <T> T read(Path file, Function<YamlSection, T> reader) throws ConfigException {
        return read(file, reader, warning -> {});
    }

    /**
     * As {@link #read(Path, Function)}.
     *
     * @param warnings is told what is allowed and still odd, in the order of the file, also when the file has problems
     */
    static <T> T read(Path file, Function<YamlSection, T> reader, Consumer<ConfigException.Problem> warnings)
            throws ConfigException {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw new ConfigException(file.toString(), "larger than 16 MB");
            }
            return read(file.toString(), Files.readString(file, StandardCharsets.UTF_8), reader, warnings);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file.toString(), "does not exist");
        } catch (IOException e) {
            throw new ConfigException(
                    file.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** As {@link #read(Path, Function)}, for text; {@code name} stands for the file in messages. */
    public static <T> T read(String name, String text, Function<YamlSection, T> reader) throws ConfigException {
        return read(name, text, reader, warning -> {});
    }

    private static <T> T read(
            String name, String text, Function<YamlSection, T> reader, Consumer<ConfigException.Problem> warnings)
            throws ConfigException {
        var file = new YamlFile(name);
        var section = new YamlSection(file, "", file.parse(text));
        var result = reader.apply(section);
        section.refuseUnreadKeys();
        inOrder(file.warnings).forEach(warnings);
        file.failOnProblems();
        return result;
    }

    private MappingNode parse(String text) throws ConfigException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(LARGEST);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return mapping;
            }
            throw new ConfigException(name + ":1", "no keys at all");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var line = mark == null ? 1 : mark.getLine() + 1;
            throw new ConfigException(name + ":" + line, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new ConfigException(name + ":1", "not YAML: " + e.getMessage());
        }
    }

    void problem(Node node, String key, String message) {
        problems.add(found(node, key, message));
    }

    void warning(Node node, String key, String message) {
        warnings.add(found(node, key, message));
    }

    private Found found(Node node, String key, String message) {
        var line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
        return new Found(line, new ConfigException.Problem(name + ":" + line, key, message));
    }

    private void failOnProblems() throws ConfigException {
        if (!problems.isEmpty()) {
            throw new ConfigException(inOrder(problems));
        }
    }

    private static List<ConfigException.Problem> inOrder(List<Found> found) {
        return found.stream()
                .sorted(Comparator.comparingInt(Found::line))
                .map(Found::problem)
                .toList();
    }
}
