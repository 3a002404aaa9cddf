package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object with a change; keys that nobody asked for are refused by {@link #refuseOthers()}. */
final class ChangeReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    private ChangeReader(JsonNode object) {
        this.object = object;
    }

    static ChangeReader parse(byte[] body) throws BadChange {
        try {
            return of(JSON.readTree(body));
        } catch (JacksonException notJson) {
            throw new BadChange("the change is not JSON");
        }
    }

    private static ChangeReader of(@Nullable JsonNode node) throws BadChange {
        if (node == null || !node.isObject() || node.isEmpty()) {
            throw new BadChange("a change is a JSON object with at least one key");
        }
        return new ChangeReader(node);
    }

    private Optional<JsonNode> node(String key) {
        read.add(key);
        return Optional.ofNullable(object.get(key));
    }

    boolean has(String key) {
        return object.has(key);
    }

    Optional<Integer> integer(String key, int least, int most) throws BadChange {
        var node = node(key);
        if (node.isPresent()
                && !(node.get().isInt()
                        && node.get().intValue() >= least
                        && node.get().intValue() <= most)) {
            throw new BadChange(key + " must be a whole number from " + least + " to " + most);
        }
        return node.map(JsonNode::intValue);
    }

    /** A register in m3, as text or number. */
    Optional<BigDecimal> index(String key) throws BadChange {
        var node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        var text = node.get().isString() || node.get().isNumber() ? node.get().asString() : "";
        if (!text.matches("\\d{1,9}(\\.\\d{1,3})?")) {
            throw new BadChange(key + " must be a register in m3 such as \"123.456\"");
        }
        return Optional.of(new BigDecimal(text));
    }

    boolean isTrue(String key) throws BadChange {
        var node = node(key);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw new BadChange(key + " must be true or false");
        }
        return node.map(JsonNode::booleanValue).orElse(false);
    }

    /** The constants named by a text or an array of texts; none for null. */
    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) throws BadChange {
        var chosen = new HashSet<E>();
        var node = node(key).filter(n -> !n.isNull());
        if (node.isPresent()) {
            var elements = node.get().isArray() ? node.get().values() : Set.of(node.get());
            for (var element : elements) {
                chosen.add(choice(key, type, element));
            }
        }
        return chosen;
    }

    private static <E extends Enum<E>> E choice(String key, Class<E> type, JsonNode name) throws BadChange {
        for (var constant : type.getEnumConstants()) {
            if (name.isString() && spelling(constant).equals(name.stringValue())) {
                return constant;
            }
        }
        var names = Arrays.stream(type.getEnumConstants())
                .map(ChangeReader::spelling)
                .toList();
        throw new BadChange(key + " must be one of " + String.join(", ", names));
    }

    /** As in a park's file. */
    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<ChangeReader> object(String key) throws BadChange {
        var node = node(key);
        return node.isPresent() ? Optional.of(of(node.get())) : Optional.empty();
    }

    void refuseOthers() throws BadChange {
        for (var key : object.propertyNames()) {
            if (!read.contains(key)) {
                throw new BadChange("unknown key; known are "
                        + String.join(", ", read.stream().sorted().toList()));
            }
        }
    }
}
