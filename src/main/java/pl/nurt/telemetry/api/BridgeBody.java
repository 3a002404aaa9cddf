package pl.nurt.telemetry.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;
import pl.nurt.platform.api.RequestBody;
import pl.nurt.platform.api.RequestBody.Limits;
import pl.nurt.telemetry.internal.TelemetrySettings;

/** Bodies of bridges: little is read of one that has not shown a key. */
@Component
class BridgeBody {
    private final Limits known;
    private final Limits stranger;

    BridgeBody(TelemetrySettings settings) {
        known = new Limits(settings.bodyLimit(), settings.unpackedTimes());
        stranger = new Limits(settings.strangersLimit(), settings.unpackedTimes());
    }

    InputStream of(HttpServletRequest request) throws IOException {
        return RequestBody.open(request, known);
    }

    InputStream ofStranger(HttpServletRequest request) throws IOException {
        return RequestBody.open(request, stranger);
    }
}
