package pl.nurt.telemetry.configuration.internal.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the parts of a configuration's document: what cannot be read counts as not there, and stays. */
final class Nodes {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

    private Nodes() {}

    /** What did not change is not touched: it may be written in a way of its own. */
    static void put(ObjectNode node, String key, @Nullable Object before, @Nullable Object value) {
        if (!Objects.equals(before, value)) {
            if (value == null) {
                node.remove(key);
            } else if (value instanceof BigDecimal decimal) {
                // As text, so that nobody on the way makes a binary fraction of it.
                node.put(key, decimal.toPlainString());
            } else {
                node.set(key, JsonMapper.shared().valueToTree(value));
            }
        }
    }

    static ObjectNode object(ObjectNode node, String key) {
        return node.get(key) instanceof ObjectNode there ? there : node.putObject(key);
    }

    static List<ObjectNode> objects(ObjectNode node, String key) {
        return node.get(key) instanceof ArrayNode list
                ? list.valueStream()
                        .filter(JsonNode::isObject)
                        .map(ObjectNode.class::cast)
                        .toList()
                : List.of();
    }

    static @Nullable String string(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
    }

    /** A number, or a text that is one, as YAML takes both. */
    static @Nullable Integer number(ObjectNode node, String key) {
        var text = string(node, key);
        return text != null && NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    static @Nullable BigDecimal decimal(JsonNode node, String key) {
        var text = string(node, key);
        return text != null && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
