package pl.nurt.bridge;

import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.local.LocalPort;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.poll.Pollers;
import pl.nurt.bridge.portal.BridgeProcess;
import pl.nurt.bridge.portal.ConcentratorsInUse;
import pl.nurt.bridge.portal.PortalHealth;
import pl.nurt.bridge.portal.PortalLink;

/**
 * A bridge at work: reads, stores and sends until it is closed.
 *
 * <pre>{@code
 * try (var bridge = BridgeRunner.start(BridgeConfig.load(file), Clock.systemUTC())) { … }
 * }</pre>
 */
public final class BridgeRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeRunner.class);

    private final Outbox outbox;
    private final PortalLink portal;
    private final Pollers pollers;
    private final @Nullable LocalPort localPort;
    private boolean closed;

    private BridgeRunner(Outbox outbox, PortalLink portal, Pollers pollers, @Nullable LocalPort localPort) {
        this.outbox = outbox;
        this.portal = portal;
        this.pollers = pollers;
        this.localPort = localPort;
    }

    /**
     * Opens the outbox and starts. Neither portal nor concentrators need to be there yet.
     *
     * @throws pl.nurt.bridge.outbox.OutboxException the outbox cannot be used; nothing is left running
     * @throws IOException certificates cannot be read, or the local port cannot be opened; nothing is left running
     */
    public static BridgeRunner start(BridgeConfig config, Clock clock) throws IOException {
        var outbox = Outbox.open(config.outbox(), clock);
        try {
            return start(config, clock, outbox);
        } catch (IOException | RuntimeException e) {
            outbox.close();
            throw e;
        }
    }

    private static BridgeRunner start(BridgeConfig config, Clock clock, Outbox outbox) throws IOException {
        var board = new StatusBoard();
        var process = new BridgeProcess(version(), clock.instant());
        var inUse = ConcentratorsInUse.atStart(config);
        var pollers = Pollers.start(inUse.concentrators(), config.polling(), outbox, board, clock);
        @Nullable PortalLink portal = null;
        try {
            portal = PortalLink.start(config, new PortalLink.Inside(outbox, board, pollers, inUse), clock, process);
            var link = portal;
            var known =
                    new LocalPort.Portal(link::heartbeat, () -> link.health().clockSkew());
            var port = config.metrics().isPresent()
                    ? LocalPort.open(config.metrics().get(), board, outbox, clock, known)
                    : null;
            LOG.info(
                    "event=started version={} configuration={} concentrators={} queued={}",
                    version(),
                    inUse.version(),
                    inUse.concentrators().size(),
                    outbox.queued());
            return new BridgeRunner(outbox, portal, pollers, port);
        } catch (IOException | RuntimeException e) {
            pollers.close();
            if (portal != null) {
                portal.close();
            }
            throw e;
        }
    }

    /** How the way to the portal is. */
    public PortalHealth portalHealth() {
        return portal.health();
    }

    /** Readings that the portal has not acknowledged yet. */
    public long queued() {
        return outbox.queued();
    }

    /** Version of this program. */
    public static String version() {
        var version = BridgeRunner.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Stops within five seconds. What was read and not acknowledged stays in the outbox. A repeat does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (localPort != null) {
                localPort.close();
            }
            portal.stopCommands();
            pollers.close();
            portal.close();
            outbox.close();
            LOG.info("event=stopped");
        }
    }
}
