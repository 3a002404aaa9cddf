package pl.nurt.telemetry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.telemetry.heartbeats.Heartbeats;

/** Where bridges deliver. A batch is answered item by item once it is committed; whatever happens, sending it again is safe. */
@RestController
@RequestMapping("/api/bridge")
class BridgeApi {
    private final ReadingIntake intake;
    private final Heartbeats heartbeats;
    private final BridgeQuota quota;
    private final BridgeConcurrencyLimit limit;
    private final BridgeBody body;

    BridgeApi(
            ReadingIntake intake,
            Heartbeats heartbeats,
            BridgeQuota quota,
            BridgeConcurrencyLimit limit,
            BridgeBody body) {
        this.intake = intake;
        this.heartbeats = heartbeats;
        this.quota = quota;
        this.limit = limit;
        this.body = body;
    }

    @PostMapping("/readings")
    void readings(@AuthenticationPrincipal BridgeId bridge, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var items = BatchReader.read(body.of(request));
        var readable = new ArrayList<BridgeReading>(items.size());
        for (var item : items) {
            if (item instanceof BatchItem.Readable(var key, var reading)) {
                readable.add(reading);
            }
        }
        var answers = limit.run(() -> quota.spend(bridge, readable.size(), () -> intake.accept(bridge, readable)));
        AnswerWriter.write(items, answers, response);
    }

    /** {@code HeartbeatAnswer} of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeartbeatAnswer(Instant receivedAt, @Nullable Integer configurationVersion) {}

    @PostMapping("/heartbeat")
    HeartbeatAnswer heartbeat(@AuthenticationPrincipal BridgeId bridge, HttpServletRequest request) throws IOException {
        var heartbeat = HeartbeatReader.read(body.of(request));
        var receipt = limit.run(() -> heartbeats.heard(bridge, heartbeat));
        return new HeartbeatAnswer(receipt.receivedAt(), receipt.configurationVersion());
    }
}
