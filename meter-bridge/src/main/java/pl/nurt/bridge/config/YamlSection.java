package pl.nurt.bridge.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file. A getter that finds its value missing or wrong notes the problem and returns a harmless stand-in, so that
 * one pass finds all problems; the file as a whole is refused afterwards.
 */
public final class YamlSection {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final int LONGEST_DECIMAL = 30;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(kB|MB|GB)");

    private final YamlFile file;
    private final String path;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final TreeSet<String> read = new TreeSet<>();
    private final List<YamlSection> children = new ArrayList<>();

    YamlSection(YamlFile file, String path, MappingNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        for (var tuple : node.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                file.problem(tuple.getKeyNode(), path(key), "given twice");
            }
        }
    }

    /** Notes a problem of this section's {@code key}. */
    public void problem(String key, String message) {
        file.problem(values.getOrDefault(key, node), path(key), message);
    }

    /** Notes that {@code key} is allowed like this, and still hardly meant. */
    void warning(String key, String message) {
        file.warning(values.getOrDefault(key, node), path(key), message);
    }

    public boolean has(String key) {
        read.add(key);
        return value(key) != null;
    }

    /** Whether {@code key} holds a group of keys, for values that may also be written short. */
    public boolean isGroup(String key) {
        return value(key) instanceof MappingNode;
    }

    /** Notes a problem if {@code key} is not there; for values that a getter returns as optional. */
    public void require(String key) {
        read.add(key);
        missing(key, "");
    }

    /** The keys of a section whose keys are names given by the user. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    public String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key, ""));
    }

    public Optional<String> optionalText(String key) {
        return parse(key, "a text", text -> text);
    }

    /** A file; a relative one is taken from {@code folder}. */
    Optional<Path> optionalFile(String key, Path folder) {
        return parse(key, "the name of a file", folder::resolve);
    }

    public boolean flag(String key, boolean otherwise) {
        return this.<Boolean>parse(key, "true or false", text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> null;
                })
                .orElse(otherwise);
    }

    public int integer(String key, int least, int most) {
        return optionalInteger(key, least, most).orElseGet(() -> missing(key, least));
    }

    /** A whole number, also as {@code 0x…}. */
    public Optional<Integer> optionalInteger(String key, int least, int most) {
        return parse(key, "a whole number from " + least + " to " + most, text -> {
            var hexadecimal = text.startsWith("0x");
            var number = Integer.parseInt(hexadecimal ? text.substring(2) : text, hexadecimal ? 16 : 10);
            return number < least || number > most ? null : number;
        });
    }

    /** A decimal number, read from its text and never through a binary fraction. */
    public Optional<BigDecimal> optionalDecimal(String key) {
        return parse(key, "a decimal number", text -> {
            var number = text.length() > LONGEST_DECIMAL ? null : new BigDecimal(text);
            // A short text such as 1e999999999 can stand for more digits than memory holds.
            return number == null || Math.abs((long) number.scale()) > LONGEST_DECIMAL ? null : number;
        });
    }

    public Duration duration(String key, Duration otherwise, Duration least) {
        return parse(key, "a duration such as 500ms, 30s, 15m, 1h or 1d, at least " + show(least), text -> {
                    var matcher = DURATION.matcher(text);
                    if (!matcher.matches()) {
                        return null;
                    }
                    var amount = Long.parseLong(matcher.group(1));
                    var duration = switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
                    return duration.compareTo(least) < 0 ? null : duration;
                })
                .orElse(otherwise);
    }

    /** A size; kB, MB and GB count by thousands. */
    public long bytes(String key, long otherwise, long least) {
        return parse(key, "a size such as 500MB or 2GB, at least " + least / 1_000_000 + "MB", text -> {
                    var matcher = SIZE.matcher(text);
                    if (!matcher.matches()) {
                        return null;
                    }
                    var unit = switch (matcher.group(2)) {
                        case "kB" -> 1_000L;
                        case "MB" -> 1_000_000L;
                        default -> 1_000_000_000L;
                    };
                    var bytes = Long.parseLong(matcher.group(1)) * unit;
                    return bytes < least ? null : bytes;
                })
                .orElse(otherwise);
    }

    public Optional<Instant> optionalInstant(String key) {
        return parse(key, "a time such as 2026-11-01T00:00:00Z", Instant::parse);
    }

    /** One of an enum's values, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
        var names = new ArrayList<String>();
        for (var constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return parse(key, "one of " + String.join(", ", names), text -> {
            var index = names.indexOf(text.toLowerCase(Locale.ROOT));
            return index < 0 ? null : type.getEnumConstants()[index];
        });
    }

    /** A list of at least one value of the caller's own making; {@code wanted} completes the sentence "every element must be …". */
    <T> List<T> values(String key, String wanted, Function<String, @Nullable T> parser) {
        read.add(key);
        var found = new ArrayList<T>();
        var elements = value(key) instanceof SequenceNode sequence ? sequence.getValue() : List.<Node>of();
        for (var element : elements) {
            var parsed = element instanceof ScalarNode scalar
                    ? parser.apply(scalar.getValue().strip())
                    : null;
            if (parsed == null) {
                file.problem(element, path(key), "every element must be " + wanted);
            } else {
                found.add(parsed);
            }
        }
        if (elements.isEmpty()) {
            problem(key, "must be a list with at least one element");
        }
        return found;
    }

    /** A value of the caller's own making; {@code wanted} completes the sentence "must be …", null from {@code parser} means it is not. */
    public <T> Optional<T> parse(String key, String wanted, Function<String, @Nullable T> parser) {
        read.add(key);
        var value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            try {
                var parsed = parser.apply(scalar.getValue().strip());
                if (parsed != null) {
                    return Optional.of(parsed);
                }
            } catch (NumberFormatException | DateTimeException | InvalidPathException notOfThisForm) {
                // Said below, like any other value of the wrong form.
            }
        }
        problem(key, "must be " + wanted);
        return Optional.empty();
    }

    public Optional<YamlSection> optionalSection(String key) {
        read.add(key);
        var value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return Optional.of(child(path(key), mapping));
        }
        problem(key, "must be a group of keys");
        return Optional.empty();
    }

    /** The sections of a list with at least one element. */
    public List<YamlSection> sections(String key) {
        var sections = optionalSections(key);
        if (sections.isEmpty()) {
            missing(key, "");
        }
        return sections;
    }

    public List<YamlSection> optionalSections(String key) {
        read.add(key);
        var sections = new ArrayList<YamlSection>();
        var value = value(key);
        if (value instanceof SequenceNode sequence) {
            for (var element : sequence.getValue()) {
                if (element instanceof MappingNode mapping) {
                    sections.add(child(path(key) + "[" + sections.size() + "]", mapping));
                } else {
                    file.problem(element, path(key), "every element must be a group of keys");
                }
            }
        } else if (value != null) {
            problem(key, "must be a list");
        }
        return sections;
    }

    void refuseUnreadKeys() {
        for (var key : values.keySet()) {
            if (!read.contains(key)) {
                problem(key, "unknown key" + Spelling.didYouMean(key, read));
            }
        }
        children.forEach(YamlSection::refuseUnreadKeys);
    }

    private YamlSection child(String childPath, MappingNode mapping) {
        var child = new YamlSection(file, childPath, mapping);
        children.add(child);
        return child;
    }

    private <T> T missing(String key, T standIn) {
        if (!values.containsKey(key) || value(key) == null) {
            file.problem(node, path(key), "is missing");
        }
        return standIn;
    }

    private @Nullable Node value(String key) {
        var value = values.get(key);
        return value == null || Tag.NULL.equals(value.getTag()) ? null : value;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String show(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
