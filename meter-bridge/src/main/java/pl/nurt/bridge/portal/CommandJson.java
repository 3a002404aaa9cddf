package pl.nurt.bridge.portal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.poll.SearchState;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Commands and their answers. */
final class CommandJson {
    /** The contract's largest lists of meters. */
    private static final int MOST = 1_000;

    private CommandJson() {}

    static byte[] wish(int waitSeconds, Collection<Long> running) {
        return PortalJson.object(json -> {
            json.writeNumberProperty("waitSeconds", waitSeconds);
            json.writeArrayPropertyStart("running");
            running.forEach(json::writeNumber);
            json.writeEndArray();
        });
    }

    /** The commands; empty if the body is not what the contract says. Those without id, kind or end are left out. */
    static Optional<List<Command>> commands(byte[] body) {
        var list = PortalJson.read(body).path("commands");
        if (!list.isArray()) {
            return Optional.empty();
        }
        var commands = new ArrayList<Command>();
        for (var json : list) {
            var expiresAt = HeartbeatJson.instant(json.path("expiresAt"));
            if (json.path("id").canConvertToLong() && json.path("kind").isString() && expiresAt.isPresent()) {
                commands.add(new Command(
                        json.path("id").asLong(),
                        json.path("kind").asString(),
                        expiresAt.get(),
                        text(json, "concentrator"),
                        text(json, "meter"),
                        text(json, "wanted"),
                        json.path("probeBudget").canConvertToInt()
                                ? json.path("probeBudget").asInt()
                                : null,
                        text(json, "resumeFrom"),
                        number(json, "version"),
                        number(json, "search"),
                        json.path("stopped").asBoolean(false)));
            }
        }
        return Optional.of(commands);
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).asString() : null;
    }

    private static @Nullable Long number(JsonNode json, String name) {
        return json.path(name).canConvertToLong() ? json.path(name).asLong() : null;
    }

    static byte[] answer(CommandResult result) {
        return PortalJson.object(json -> {
            switch (result) {
                case CommandResult.Progress(var search) -> {
                    json.writeStringProperty("state", "PROGRESS");
                    write(json, search);
                }
                case CommandResult.Done ignored -> json.writeStringProperty("state", "DONE");
                case CommandResult.Read(var readings, var meters) -> {
                    json.writeStringProperty("state", "DONE");
                    json.writeNumberProperty("readings", readings);
                    write(json, meters);
                }
                case CommandResult.Searched(var search) -> {
                    json.writeStringProperty("state", "DONE");
                    write(json, search);
                    json.writeBooleanProperty("complete", search.complete());
                    PortalJson.sentence(json, "resumeFrom", search.resumeFrom());
                }
                case CommandResult.Resent(var readings) -> {
                    json.writeStringProperty("state", "DONE");
                    json.writeNumberProperty("readings", readings);
                }
                case CommandResult.Failed(var message) -> {
                    json.writeStringProperty("state", "FAILED");
                    PortalJson.sentence(json, "message", message);
                }
            }
        });
    }

    private static void write(JsonGenerator json, List<MeterHealth> meters) {
        PortalJson.meters(json, meters.subList(0, Math.min(meters.size(), MOST)));
    }

    private static void write(JsonGenerator json, SearchState search) {
        json.writeNumberProperty("probes", search.probes());
        json.writeArrayPropertyStart("found");
        search.found().stream().limit(MOST).forEach(found -> {
            json.writeStartObject();
            json.writeStringProperty("meter", found.meter().name());
            if (found.primary() != null) {
                json.writeNumberProperty("primary", found.primary());
            }
            Optional.ofNullable(found.indexM3())
                    .flatMap(Reading::index)
                    .ifPresent(index -> json.writeStringProperty("indexM3", index.toPlainString()));
            json.writeEndObject();
        });
        json.writeEndArray();
        if (!search.unresolved().isEmpty()) {
            json.writeArrayPropertyStart("unresolved");
            search.unresolved().stream().limit(MOST).forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
