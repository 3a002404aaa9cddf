package pl.nurt.bridge.portal;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.outbox.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of {@code portal-api.schema.json} that carry readings and keys, and what the others are made of. */
final class PortalJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_SENTENCE = 200;
    private static final int LONGEST_METER = 40;

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

    /** The answers by key; empty if the body is not what the contract says. Entries that are not understood are left out. */
    static Optional<Map<String, Answer>> answers(byte[] body) {
        var list = read(body).path("answers");
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
    }

    static byte[] newKey(String hash) {
        return object(json -> json.writeStringProperty("apiKeySha256", hash));
    }

    static byte[] enrolment(String code, String hash, String version) {
        return object(json -> {
            json.writeStringProperty("code", code);
            json.writeStringProperty("apiKeySha256", hash);
            json.writeStringProperty("version", version);
        });
    }

    interface Body {
        void write(JsonGenerator json);
    }

    static byte[] object(Body body) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A body as far as it is JSON; otherwise a node of which every part is missing. */
    static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    static void meters(JsonGenerator json, List<MeterHealth> meters) {
        json.writeArrayPropertyStart("meters");
        for (var meter : meters) {
            json.writeStartObject();
            json.writeStringProperty("meter", cut(meter.meter(), LONGEST_METER));
            json.writeStringProperty("state", meter.state().name());
            sentence(json, "reason", meter.reason());
            json.writeNumberProperty("failures", meter.failures());
            time(json, "lastAnswerAt", meter.lastAnswerAt());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void time(JsonGenerator json, String name, @Nullable Instant at) {
        if (at != null) {
            json.writeStringProperty(name, at.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    static void sentence(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, cut(text, LONGEST_SENTENCE));
        }
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
