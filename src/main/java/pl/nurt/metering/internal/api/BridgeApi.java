package pl.nurt.metering.internal.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.BridgeReading;
import pl.nurt.metering.Heartbeats;
import pl.nurt.metering.ReadingIntake;
import pl.nurt.metering.internal.MeteringSettings;

/** Where bridges deliver. A batch is answered item by item once it is committed; whatever happens, sending it again is safe. */
@RestController
@RequestMapping("/api/bridge")
class BridgeApi {
    private final ReadingIntake intake;
    private final Heartbeats heartbeats;
    private final MeteringSettings settings;
    private final Semaphore turns;

    BridgeApi(ReadingIntake intake, Heartbeats heartbeats, MeteringSettings settings) {
        this.intake = intake;
        this.heartbeats = heartbeats;
        this.settings = settings;
        turns = new Semaphore(settings.batchesAtOnce(), true);
    }

    @PostMapping("/readings")
    void readings(@AuthenticationPrincipal BridgeId bridge, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var items = BatchReader.read(body(request));
        var readable = new ArrayList<BridgeReading>(items.size());
        for (var item : items) {
            if (item instanceof BatchItem.Readable(var key, var reading)) {
                readable.add(reading);
            }
        }
        var answers = inTurn(() -> intake.accept(bridge, readable));
        AnswerWriter.write(items, answers, response);
    }

    @PostMapping("/heartbeat")
    void heartbeat(@AuthenticationPrincipal BridgeId bridge, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var heartbeat = HeartbeatReader.read(body(request));
        inTurn(() -> {
            heartbeats.heard(bridge, heartbeat);
            return List.of();
        });
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private InputStream body(HttpServletRequest request) throws IOException {
        var limit = settings.bodyLimit().toBytes();
        if (request.getContentLengthLong() > limit) {
            throw new BodyTooLargeException();
        }
        return new LimitedBody(request.getInputStream(), limit);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(settings.batchPatience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
