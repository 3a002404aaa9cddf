package pl.nurt.bridge.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.outbox.OutboxHealth;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Heartbeats and their answers. */
final class HeartbeatJson {
    private static final int MOST_METERS = 1_000;

    private HeartbeatJson() {}

    /** What the portal said. Parts that are not there or not understood are empty. */
    record Answer(Optional<Instant> receivedAt, OptionalLong configurationVersion) {}

    static byte[] heartbeat(
            Instant sentAt,
            BridgeProcess process,
            OutboxHealth outbox,
            long configurationVersion,
            List<ConcentratorStatus> concentrators) {
        return PortalJson.object(json -> {
            json.writeStringProperty(
                    "sentAt", sentAt.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringProperty("version", process.version());
            PortalJson.time(json, "startedAt", process.startedAt());
            json.writeNumberProperty("configurationVersion", configurationVersion);
            json.writeNumberProperty("queued", outbox.queued());
            json.writeObjectPropertyStart("outbox");
            json.writeNumberProperty("bytes", outbox.bytes());
            json.writeNumberProperty("limitBytes", outbox.limitBytes());
            json.writeNumberProperty("deadLetters", outbox.deadLetters());
            PortalJson.time(json, "oldestReadAt", outbox.oldestReadAt());
            json.writeStringProperty("state", outbox.state().name());
            json.writeEndObject();
            json.writeArrayPropertyStart("concentrators");
            concentrators.forEach(status -> write(json, status));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ConcentratorStatus status) {
        json.writeStartObject();
        json.writeStringProperty("code", status.code());
        json.writeStringProperty("state", status.state().name());
        PortalJson.time(json, "lastContactAt", status.lastContactAt());
        json.writeNumberProperty("metersAsked", status.metersAsked());
        json.writeNumberProperty("metersAnswered", status.metersAnswered());
        PortalJson.sentence(json, "error", status.error());
        var meters = status.meters();
        PortalJson.meters(json, meters.subList(0, Math.min(meters.size(), MOST_METERS)));
        PortalJson.time(json, "nextRoundAt", status.nextRoundAt());
        json.writeEndObject();
    }

    static Answer answer(byte[] body) {
        var json = PortalJson.read(body);
        var version = json.path("configurationVersion");
        return new Answer(
                instant(json.path("receivedAt")),
                version.isIntegralNumber() && version.canConvertToLong()
                        ? OptionalLong.of(version.asLong())
                        : OptionalLong.empty());
    }

    static Optional<Instant> instant(JsonNode node) {
        try {
            return node.isString() ? Optional.of(Instant.parse(node.asString())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
