package pl.nurt.telemetry.api;

import org.springframework.stereotype.Component;
import pl.nurt.platform.api.ConcurrencyLimit;
import pl.nurt.telemetry.internal.TelemetrySettings;

/** How many requests of bridges use the database at a time; others wait, then are told to come again. */
@Component
class BridgeConcurrencyLimit extends ConcurrencyLimit {
    BridgeConcurrencyLimit(TelemetrySettings settings) {
        super(settings.batchesAtOnce(), settings.batchPatience());
    }
}
