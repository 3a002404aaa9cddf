package pl.nurt.telemetry.api;

import org.springframework.stereotype.Component;
import pl.nurt.platform.api.Turns;
import pl.nurt.telemetry.internal.TelemetrySettings;

/** Whose turn it is among bridges. */
@Component
class BridgeTurns extends Turns {
    BridgeTurns(TelemetrySettings settings) {
        super(settings.batchesAtOnce(), settings.batchPatience());
    }
}
