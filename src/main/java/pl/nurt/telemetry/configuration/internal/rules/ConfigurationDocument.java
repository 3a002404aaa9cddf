package pl.nurt.telemetry.configuration.internal.rules;

import static pl.nurt.telemetry.configuration.internal.rules.Nodes.number;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.object;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.objects;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.put;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationProblem;
import pl.nurt.telemetry.configuration.DeviceProfile;
import pl.nurt.telemetry.configuration.LimitsPlan;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.PollPlan;
import pl.nurt.telemetry.configuration.SerialLine;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of a configuration: {@code concentrators} and {@code profiles} of {@code bridge.yaml} as JSON. Plans are read from it
 * and written into it; what the portal does not know stays as it is.
 */
public final class ConfigurationDocument {
    /** More than any bridge needs, and little enough to be kept for every version. */
    public static final int LONGEST = 4 * 1024 * 1024;

    public static final ConfigurationDocument EMPTY =
            new ConfigurationDocument(JsonMapper.shared().createObjectNode());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String CONCENTRATORS = "concentrators";
    private static final Pattern PATH = Pattern.compile("concentrators\\[(\\d{1,6})](?:\\.(.*))?");

    private final ObjectNode root;

    private ConfigurationDocument(ObjectNode root) {
        this.root = root;
    }

    /** Empty when the text is no document: {@code concentrators} must be a list of objects, {@code profiles} an object, and nothing else there. */
    public static Optional<ConfigurationDocument> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(text) instanceof ObjectNode root && hasShape(root)
                    ? Optional.of(new ConfigurationDocument(root))
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static boolean hasShape(ObjectNode root) {
        for (var property : root.properties()) {
            var good = switch (property.getKey()) {
                case CONCENTRATORS ->
                    property.getValue() instanceof ArrayNode list
                            && list.valueStream().allMatch(JsonNode::isObject);
                case "profiles" -> property.getValue().isObject();
                default -> false;
            };
            if (!good) {
                return false;
            }
        }
        return true;
    }

    public String text() {
        return JSON.writeValueAsString(root);
    }

    /** With line breaks, for people. */
    public String readable() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** @param names of the concentrators by code; one without a name is called by its code */
    public List<ConcentratorPlan> plans(Map<String, String> names) {
        return concentrators().stream().map(node -> plan(node, names)).toList();
    }

    /** With the concentrator in place of the one of its code, or at the end. */
    public ConfigurationDocument with(ConcentratorPlan plan) {
        var changed = root.deepCopy();
        var list = changed.get(CONCENTRATORS) instanceof ArrayNode there ? there : changed.putArray(CONCENTRATORS);
        var node = list.valueStream()
                .filter(one -> plan.code().equals(string(one, "id")))
                .findFirst()
                .map(ObjectNode.class::cast)
                .orElseGet(() -> list.addObject().put("id", plan.code()));
        write(plan, node);
        return new ConfigurationDocument(changed);
    }

    /** Without the concentrator of that code. */
    public ConfigurationDocument without(String code) {
        var changed = root.deepCopy();
        if (changed.get(CONCENTRATORS) instanceof ArrayNode list) {
            list.removeIf(one -> code.equals(string(one, "id")));
        }
        return new ConfigurationDocument(changed);
    }

    /** The bridge's words about a place in this document, with the concentrator they are about. */
    public ConfigurationProblem problem(String key, String message) {
        var path = PATH.matcher(key);
        if (!path.matches()) {
            return new ConfigurationProblem(key, message, null, key);
        }
        var place = Integer.parseInt(path.group(1));
        var all = concentrators();
        var code = place < all.size() ? string(all.get(place), "id") : null;
        var rest = Objects.requireNonNullElse(path.group(2), "");
        return new ConfigurationProblem(key, message, code, rest.equals("id") ? "code" : rest);
    }

    /** Those a bridge has that uses this document. */
    public List<DeviceProfile> profiles() {
        return DeviceProfiles.with(root.path("profiles").propertyStream());
    }

    public int meters() {
        return concentrators().stream()
                .mapToInt(one -> objects(one, "meters").size())
                .sum();
    }

    public int size() {
        return concentrators().size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigurationDocument document && root.equals(document.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    private List<ObjectNode> concentrators() {
        return objects(root, CONCENTRATORS);
    }

    private static ConcentratorPlan plan(ObjectNode node, Map<String, String> names) {
        var code = Objects.requireNonNullElse(string(node, "id"), "");
        var protocol = string(node, "protocol");
        return new ConcentratorPlan(
                code,
                names.getOrDefault(code, code),
                protocol == null
                        ? null
                        : ConcentratorProtocol.ofConfigured(protocol).orElse(null),
                Objects.requireNonNullElse(string(node, "endpoint"), ""),
                line(node),
                poll(node),
                limits(node),
                objects(node, "meters").stream().map(MeterNode::plan).toList());
    }

    private static LimitsPlan limits(ObjectNode concentrator) {
        return concentrator.get("limits") instanceof ObjectNode limits
                ? new LimitsPlan(number(limits, "maxRegisters"), number(limits, "maxHole"))
                : LimitsPlan.USUAL;
    }

    private static @Nullable SerialLine line(ObjectNode concentrator) {
        return concentrator.get("line") instanceof ObjectNode line
                ? new SerialLine(
                        number(line, "baud"),
                        number(line, "dataBits"),
                        string(line, "parity"),
                        number(line, "stopBits"))
                : null;
    }

    private static PollPlan poll(ObjectNode concentrator) {
        return concentrator.get("poll") instanceof ObjectNode poll
                ? new PollPlan(
                        string(poll, "every"),
                        string(poll, "jitter"),
                        string(poll, "timeout"),
                        number(poll, "tries"),
                        string(poll, "window"),
                        string(poll, "priority"))
                : PollPlan.USUAL;
    }

    private static void write(ConcentratorPlan plan, ObjectNode node) {
        var before = plan(node, Map.of());
        if (plan.protocol() != null) {
            put(node, "protocol", string(node, "protocol"), plan.protocol().configured());
        }
        put(node, "endpoint", before.endpoint(), plan.endpoint());
        write(plan.line(), before.line(), node);
        write(plan.poll(), before.poll(), node);
        write(plan.limits(), before.limits(), node);
        writeMeters(plan.meters(), node);
    }

    private static void write(@Nullable SerialLine line, @Nullable SerialLine before, ObjectNode node) {
        if (Objects.equals(line, before)) {
            return;
        }
        if (line == null) {
            node.remove("line");
            return;
        }
        var object = object(node, "line");
        var old = before == null ? SerialLine.USUAL : before;
        put(object, "baud", old.baud(), line.baud());
        put(object, "dataBits", old.dataBits(), line.dataBits());
        put(object, "parity", old.parity(), line.parity());
        put(object, "stopBits", old.stopBits(), line.stopBits());
    }

    private static void write(PollPlan poll, PollPlan before, ObjectNode node) {
        if (poll.equals(before)) {
            return;
        }
        var object = object(node, "poll");
        put(object, "every", before.every(), poll.every());
        put(object, "jitter", before.jitter(), poll.jitter());
        put(object, "timeout", before.timeout(), poll.timeout());
        put(object, "tries", before.tries(), poll.tries());
        put(object, "window", before.window(), poll.window());
        put(object, "priority", before.priority(), poll.priority());
        if (object.isEmpty()) {
            node.remove("poll");
        }
    }

    private static void write(LimitsPlan limits, LimitsPlan before, ObjectNode node) {
        if (limits.equals(before)) {
            return;
        }
        var object = object(node, "limits");
        put(object, "maxRegisters", before.maxRegisters(), limits.maxRegisters());
        put(object, "maxHole", before.maxHole(), limits.maxHole());
        if (object.isEmpty()) {
            node.remove("limits");
        }
    }

    /** A meter is known by its serial number: another number is another meter. */
    private static void writeMeters(List<MeterPlan> meters, ObjectNode node) {
        var before = new ArrayList<>(objects(node, "meters"));
        var list = node.putArray("meters");
        for (var meter : meters) {
            var same = before.stream()
                    .filter(one -> MeterNode.plan(one).serial().equals(meter.serial()))
                    .findFirst();
            same.ifPresent(before::remove);
            var object = same.orElseGet(JSON::createObjectNode);
            MeterNode.write(meter, object);
            list.add(object);
        }
    }
}
