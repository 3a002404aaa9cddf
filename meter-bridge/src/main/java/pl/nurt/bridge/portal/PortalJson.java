package pl.nurt.bridge.portal;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.outbox.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of {@code portal-api.schema.json}. */
final class PortalJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_ERROR = 200;

    private PortalJson() {}

    /** What the portal decided about one reading. @param reason only with REFUSED */
    record Answer(Status status, String reason) {}

    enum Status {
        ACCEPTED,
        REPEATED,
        REFUSED
    }

    static byte[] batch(List<Reading> readings) {
        return object(json -> {
            json.writeArrayPropertyStart("readings");
            readings.forEach(reading -> write(json, reading));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Reading reading) {
        json.writeStartObject();
        json.writeStringProperty("key", reading.key());
        json.writeStringProperty("concentrator", reading.concentrator());
        json.writeStringProperty("meter", reading.meter());
        json.writeStringProperty("readAt", reading.readAt().toString());
        var index = reading.indexM3();
        if (index != null) {
            json.writeStringProperty("indexM3", index.toPlainString());
        }
        if (!reading.flags().isEmpty()) {
            json.writeArrayPropertyStart("flags");
            reading.flagNames().forEach(json::writeString);
            json.writeEndArray();
        }
        var expected = reading.expectedMeter();
        if (expected != null) {
            json.writeStringProperty("expectedMeter", expected);
        }
        json.writeStringProperty("raw", reading.raw());
        json.writeEndObject();
    }

    static byte[] heartbeat(Instant sentAt, String version, long queued, List<ConcentratorStatus> concentrators) {
        return object(json -> {
            json.writeStringProperty(
                    "sentAt", sentAt.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringProperty("version", version);
            json.writeNumberProperty("queued", queued);
            json.writeArrayPropertyStart("concentrators");
            concentrators.forEach(status -> write(json, status));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ConcentratorStatus status) {
        json.writeStartObject();
        json.writeStringProperty("code", status.code());
        json.writeStringProperty("state", status.state().name());
        var contact = status.lastContactAt();
        if (contact != null) {
            json.writeStringProperty(
                    "lastContactAt", contact.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        json.writeNumberProperty("metersAsked", status.metersAsked());
        json.writeNumberProperty("metersAnswered", status.metersAnswered());
        var error = status.error();
        if (error != null) {
            json.writeStringProperty("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
        }
        json.writeEndObject();
    }

    /** The answers by key; empty if the body is not what the contract says. Entries that are not understood are left out. */
    static Optional<Map<String, Answer>> answers(byte[] body) {
        try {
            var list = JSON.readTree(body).path("answers");
            if (!list.isArray()) {
                return Optional.empty();
            }
            var answers = new HashMap<String, Answer>();
            for (var entry : list) {
                var key = entry.path("key");
                for (var status : Status.values()) {
                    if (key.isString() && entry.path("status").asString("").equals(status.name())) {
                        answers.put(
                                key.asString(),
                                new Answer(status, entry.path("reason").asString("")));
                    }
                }
            }
            return Optional.of(answers);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private interface Body {
        void write(JsonGenerator json);
    }

    private static byte[] object(Body body) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
