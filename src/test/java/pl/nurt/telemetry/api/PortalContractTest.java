package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.platform.api.BadBodyException;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the portal's door for bridges against the contract: what {@code portal-api.schema.json} allows is read, and what it forbids is
 * refused, limit by limit.
 */
class PortalContractTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode CONTRACT = contract();

    private enum Body {
        ReadingBatch,
        Heartbeat,
        CommandWish,
        CommandAnswer;

        private void read(InputStream body) {
            switch (this) {
                case ReadingBatch -> {
                    for (var item : BatchReader.read(body)) {
                        if (item instanceof BatchItem.Malformed) {
                            throw new BadBodyException("a reading that is malformed");
                        }
                    }
                }
                case Heartbeat -> HeartbeatReader.read(body);
                case CommandWish -> CommandMessages.wish(body);
                case CommandAnswer -> CommandMessages.answer(body);
            }
        }
    }

    /** A message, and what about it the contract allows or forbids. */
    private record Case(String what, JsonNode message) {}

    @ParameterizedTest
    @EnumSource
    void what_the_contract_allows_is_read(Body body) {
        var allowed = new ArrayList<Case>();
        allowed.add(new Case("only what is demanded", sample(definition(body.name()), false)));
        allowed.add(new Case("everything", sample(definition(body.name()), true)));
        varied(definition(body.name()), "", message -> message, (schema, path) -> allowedValues(schema), allowed);

        assertThat(allowed)
                .allSatisfy(good ->
                        assertThatNoException().as(good.what()).isThrownBy(() -> body.read(stream(good.message()))));
    }

    @ParameterizedTest
    @EnumSource
    void what_the_contract_forbids_is_refused(Body body) {
        var forbidden = new ArrayList<Case>();
        varied(definition(body.name()), "", message -> message, PortalContractTest::forbiddenValues, forbidden);
        gaps(definition(body.name()), "", message -> message, forbidden);

        assertThat(forbidden)
                .hasSizeGreaterThan(3)
                .allSatisfy(bad -> assertThatThrownBy(() -> body.read(stream(bad.message())))
                        .as(bad.what())
                        .isInstanceOf(BadBodyException.class));
    }

    @Test
    void an_order_is_written_with_the_contracts_names_and_kinds() {
        var order = definition("Command");

        assertThat(Arrays.stream(CommandMessages.Command.class.getRecordComponents())
                        .map(component -> component.getName()))
                .containsExactlyInAnyOrderElementsOf(order.path("properties").propertyNames());
        assertThat(Arrays.stream(BridgeCommandKind.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        texts(order.path("properties").path("kind").path("enum")));
    }

    @FunctionalInterface
    private interface Values {
        List<JsonNode> of(JsonNode schema, String path);
    }

    /** The full message with one value at a time put in place of another. */
    private static void varied(
            JsonNode schema, String path, UnaryOperator<JsonNode> inMessage, Values values, List<Case> found) {
        values.of(schema, path).forEach(value -> found.add(new Case(path + " = " + value, inMessage.apply(value))));
        for (var property : schema.path("properties").propertyNames()) {
            UnaryOperator<JsonNode> within = value -> {
                var whole = (ObjectNode) sample(schema, true);
                whole.set(property, value);
                return inMessage.apply(whole);
            };
            varied(resolved(schema.path("properties").path(property)), path + "/" + property, within, values, found);
        }
        if (schema.has("items")) {
            UnaryOperator<JsonNode> within =
                    value -> inMessage.apply(JSON.createArrayNode().add(value));
            varied(resolved(schema.path("items")), path + "[]", within, values, found);
        }
    }

    /** The full message without one demanded property at a time, and with one nobody knows. */
    private static void gaps(JsonNode schema, String path, UnaryOperator<JsonNode> inMessage, List<Case> found) {
        for (var demanded : texts(schema.path("required"))) {
            var message = (ObjectNode) sample(schema, true);
            message.remove(demanded);
            found.add(new Case(path + " without " + demanded, inMessage.apply(message)));
        }
        if (schema.has("additionalProperties")) {
            var message = (ObjectNode) sample(schema, true);
            message.put("unheard", 1);
            found.add(new Case(path + " with more", inMessage.apply(message)));
        }
        for (var property : schema.path("properties").propertyNames()) {
            gaps(
                    resolved(schema.path("properties").path(property)),
                    path + "/" + property,
                    value -> {
                        var whole = (ObjectNode) sample(schema, true);
                        whole.set(property, value);
                        return inMessage.apply(whole);
                    },
                    found);
        }
        if (schema.has("items")) {
            gaps(
                    resolved(schema.path("items")),
                    path + "[]",
                    value -> inMessage.apply(JSON.createArrayNode().add(value)),
                    found);
        }
    }

    private static List<JsonNode> allowedValues(JsonNode schema) {
        var values = new ArrayList<JsonNode>();
        schema.path("enum").forEach(values::add);
        Stream.of("minimum", "maximum").filter(schema::has).forEach(limit -> values.add(schema.path(limit)));
        if (schema.has("maxLength") && !schema.has("pattern")) {
            // The contract counts characters: one beyond the 16-bit plane is one.
            values.add(JSON.valueToTree(
                    "\uD83D\uDCA7".repeat(schema.path("maxLength").asInt())));
        }
        if (schema.has("maxItems")) {
            values.add(list(schema, schema.path("maxItems").asInt()));
        }
        return values;
    }

    private static List<JsonNode> forbiddenValues(JsonNode schema, String path) {
        var values = new ArrayList<JsonNode>();
        if (schema.has("enum")) {
            values.add(JSON.valueToTree("UNHEARD_OF"));
        } else {
            values.add(JSON.valueToTree(schema.path("type").asString().equals("boolean") ? (Object) 7 : (Object) true));
        }
        if (schema.has("minimum")) {
            values.add(JSON.valueToTree(schema.path("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            values.add(JSON.valueToTree(schema.path("maximum").asLong() + 1));
        }
        if (schema.has("maxLength")) {
            values.add(JSON.valueToTree("aa".repeat(schema.path("maxLength").asInt() / 2 + 1)));
        }
        if (schema.path("minLength").asInt() == 1) {
            values.add(JSON.valueToTree(""));
        }
        if (schema.has("maxItems")) {
            values.add(list(schema, schema.path("maxItems").asInt() + 1));
        }
        if (schema.path("minItems").asInt() == 1) {
            values.add(JSON.createArrayNode());
        }
        if (schema.path("format").asString("").equals("date-time")) {
            values.add(JSON.valueToTree("yesterday"));
        }
        // A reading's index that is no number is kept for staff to see instead of being refused: QuarantineTest.
        if (schema.has("pattern") && !path.equals("/readings[]/indexM3")) {
            values.add(JSON.valueToTree("~"));
        }
        return values;
    }

    private static ArrayNode list(JsonNode schema, int size) {
        var list = JSON.createArrayNode();
        var item = resolved(schema.path("items"));
        for (var i = 0; i < size; i++) {
            var value = sample(item, false);
            if (value instanceof ObjectNode object && object.has("key")) {
                object.put("key", "key-" + i);
            }
            list.add(value);
        }
        return list;
    }

    /** A message of that kind: all of its properties, or only those it must have. */
    private static JsonNode sample(JsonNode schema, boolean all) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asString()) {
            case "object" -> {
                var object = JSON.createObjectNode();
                var names = new TreeSet<>(texts(schema.path("required")));
                if (all) {
                    names.addAll(schema.path("properties").propertyNames());
                }
                names.forEach(name -> object.set(
                        name, sample(resolved(schema.path("properties").path(name)), all)));
                yield object;
            }
            case "array" -> JSON.createArrayNode().add(sample(resolved(schema.path("items")), all));
            case "integer" ->
                JSON.valueToTree(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> JSON.valueToTree(true);
            case "string" -> JSON.valueToTree(text(schema));
            default -> throw new IllegalArgumentException("no sample for " + schema);
        };
    }

    private static String text(JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) {
            return "2026-11-23T10:15:30Z";
        }
        return switch (schema.path("pattern").asString("")) {
            case "" -> "some text";
            case "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$" -> "12.345";
            case "^[A-Z_]{1,40}$" -> "STALE";
            case "^([0-9a-f]{2})*$" -> "68af";
            default -> throw new IllegalArgumentException("no sample for " + schema);
        };
    }

    private static JsonNode definition(String name) {
        return Objects.requireNonNull(CONTRACT.path("$defs").get(name), name);
    }

    private static JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : definition(reference.replace("#/$defs/", ""));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static InputStream stream(JsonNode message) {
        return new ByteArrayInputStream(JSON.writeValueAsBytes(message));
    }

    private static JsonNode contract() {
        return JSON.readTree(Objects.requireNonNull(
                BridgeRunner.class.getResourceAsStream("portal/portal-api.schema.json"), "the contract"));
    }
}
