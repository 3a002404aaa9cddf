package pl.nurt.telemetry.api;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.api.BadBodyException;
import pl.nurt.platform.api.Message;
import pl.nurt.telemetry.bridges.OutboxHealth;
import pl.nurt.telemetry.bridges.OutboxLevel;
import pl.nurt.telemetry.heartbeats.ConcentratorReport;
import pl.nurt.telemetry.heartbeats.Heartbeat;

/** Reads {@code Heartbeat} of the contract. */
final class HeartbeatReader {
    private static final int MOST_CONCENTRATORS = 5000;

    private HeartbeatReader() {}

    /** @throws BadBodyException if it is no JSON, or no heartbeat */
    static Heartbeat read(InputStream body) {
        return Message.read(body, HeartbeatMessage.class, "heartbeat").checked();
    }

    private record HeartbeatMessage(
            @Nullable String sentAt,
            @Nullable String version,
            @Nullable Integer queued,
            @Nullable List<@Nullable State> concentrators,
            @Nullable String startedAt,
            @Nullable Integer configurationVersion,
            @Nullable Outbox outbox) {
        Heartbeat checked() {
            if (concentrators == null) {
                throw new BadBodyException("'concentrators' must be there");
            }
            return new Heartbeat(
                    Message.instant("sentAt", sentAt),
                    Message.text("version", version, 40),
                    Message.count("queued", queued),
                    Message.optionalList("concentrators", concentrators, MOST_CONCENTRATORS).stream()
                            .map(State::checked)
                            .toList(),
                    Message.optionalInstant("startedAt", startedAt),
                    Message.optionalCount("configurationVersion", configurationVersion),
                    outbox == null ? null : outbox.checked());
        }
    }

    private record State(
            @Nullable String code,
            @Nullable String state,
            @Nullable String lastContactAt,
            @Nullable Integer metersAsked,
            @Nullable Integer metersAnswered,
            @Nullable String error,
            @Nullable List<@Nullable MeterHealthMessage> meters,
            @Nullable String nextRoundAt) {
        ConcentratorReport checked() {
            return new ConcentratorReport(
                    Message.text("code", code, 60),
                    checkedState(),
                    Message.optionalInstant("lastContactAt", lastContactAt),
                    Message.count("metersAsked", metersAsked),
                    Message.count("metersAnswered", metersAnswered),
                    Message.optionalText("error", error, 200),
                    Message.optionalInstant("nextRoundAt", nextRoundAt),
                    Message.optionalList("meters", meters, MeterHealthMessage.MOST).stream()
                            .map(MeterHealthMessage::checked)
                            .toList());
        }

        private ConcentratorState checkedState() {
            return switch (state) {
                case "ONLINE" -> ConcentratorState.ONLINE;
                case "DEGRADED" -> ConcentratorState.DEGRADED;
                case "OFFLINE" -> ConcentratorState.OFFLINE;
                case null, default -> throw new BadBodyException("'state' must be ONLINE, DEGRADED or OFFLINE");
            };
        }
    }

    private record Outbox(
            @Nullable Long bytes,
            @Nullable Long limitBytes,
            @Nullable String oldestReadAt,
            @Nullable Integer deadLetters,
            @Nullable String state) {
        OutboxHealth checked() {
            if (bytes == null || bytes < 0 || limitBytes == null || limitBytes < 1) {
                throw new BadBodyException("'bytes' must be a number from 0, 'limitBytes' one from 1");
            }
            return new OutboxHealth(
                    Message.choice("state", state, OutboxLevel.class),
                    bytes,
                    limitBytes,
                    Message.count("deadLetters", deadLetters),
                    Message.optionalInstant("oldestReadAt", oldestReadAt));
        }
    }
}
