package pl.nurt.metering.internal.api;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorReport;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.Heartbeat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a heartbeat by the contract's rules: all of it, or nothing. */
final class HeartbeatReader {
    private static final int MOST_CONCENTRATORS = 5000;
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_VERSION = 40;
    private static final int LONGEST_ERROR = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private HeartbeatReader() {}

    /** @throws BadBodyException if it is no JSON, or no heartbeat */
    static Heartbeat read(InputStream body) {
        try {
            var message = JSON.readValue(body, Message.class);
            if (message == null) {
                throw new BadBodyException("no heartbeat");
            }
            return message.checked();
        } catch (JacksonException broken) {
            throw new BadBodyException("the body is no heartbeat of the contract");
        }
    }

    private record Message(
            @Nullable String sentAt,
            @Nullable String version,
            @Nullable Integer queued,
            @Nullable List<@Nullable State> concentrators) {
        Heartbeat checked() {
            if (queued == null || queued < 0) {
                throw new BadBodyException("'queued' must be a number from 0");
            }
            if (concentrators == null || concentrators.size() > MOST_CONCENTRATORS) {
                throw new BadBodyException("'concentrators' must be an array of at most " + MOST_CONCENTRATORS);
            }
            return new Heartbeat(
                    instant("sentAt", sentAt),
                    text("version", version, LONGEST_VERSION),
                    queued,
                    concentrators.stream().map(HeartbeatReader::checked).toList(),
                    null,
                    null,
                    null);
        }
    }

    private record State(
            @Nullable String code,
            @Nullable String state,
            @Nullable String lastContactAt,
            @Nullable Integer metersAsked,
            @Nullable Integer metersAnswered,
            @Nullable String error) {}

    private static ConcentratorReport checked(@Nullable State said) {
        if (said == null) {
            throw new BadBodyException("a concentrator must be an object");
        }
        return new ConcentratorReport(
                text("code", said.code, LONGEST_CODE),
                state(said.state),
                said.lastContactAt == null ? null : instant("lastContactAt", said.lastContactAt),
                count("metersAsked", said.metersAsked),
                count("metersAnswered", said.metersAnswered),
                said.error == null ? null : text("error", said.error, LONGEST_ERROR),
                null,
                List.of());
    }

    private static ConcentratorState state(@Nullable String state) {
        return switch (state) {
            case "ONLINE" -> ConcentratorState.ONLINE;
            case "DEGRADED" -> ConcentratorState.DEGRADED;
            case "OFFLINE" -> ConcentratorState.OFFLINE;
            case null, default -> throw new BadBodyException("'state' must be ONLINE, DEGRADED or OFFLINE");
        };
    }

    private static int count(String name, @Nullable Integer count) {
        if (count == null || count < 0) {
            throw new BadBodyException("'" + name + "' must be a number from 0");
        }
        return count;
    }

    private static Instant instant(String name, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(UtcSecond::withFraction)
                .orElseThrow(() -> new BadBodyException("'" + name + "' must be a date-time"));
    }

    private static String text(String name, @Nullable String text, int longest) {
        if (text == null
                || text.codePointCount(0, text.length()) > longest
                || text.chars().anyMatch(c -> c < ' ')) {
            throw new BadBodyException("'" + name + "' must be a text of at most " + longest + " characters");
        }
        return text;
    }
}
