package pl.nurt.bridge.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxSettings;
import pl.nurt.bridge.poll.Pollers;

/** The portal's side of a bridge that reads nothing by itself. */
public final class Links {
    private Links() {}

    public static PortalLink start(PortalSettings settings, Outbox outbox, StatusBoard board) {
        var clock = Clock.systemUTC();
        var config = new BridgeConfig(
                settings,
                OutboxSettings.of(Path.of("not used")),
                PollingSettings.USUAL,
                Optional.empty(),
                Networks.ANY,
                List.of(),
                Path.of(""));
        var pollers = Pollers.start(List.of(), PollingSettings.USUAL, outbox, board, clock);
        var inside = new PortalLink.Inside(outbox, board, pollers, new ConcentratorsInUse(0, List.of()));
        try {
            return PortalLink.start(
                    config, inside, clock, new BridgeProcess("test", Instant.parse("2026-11-23T12:00:00Z")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
