package pl.nurt.bridge.portal;

import java.io.IOException;
import java.time.Clock;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;

/** All that goes on between bridge and portal, until it is closed. The portal need not be there. */
public final class PortalLink implements AutoCloseable {
    private final PortalConnection connection;
    private final Heartbeat heartbeat;
    private final ReadingSender sender;

    private PortalLink(PortalConnection connection, Heartbeat heartbeat, ReadingSender sender) {
        this.heartbeat = heartbeat;
        this.connection = connection;
        this.sender = sender;
    }

    /** @throws IOException certificates or keys cannot be read; nothing is left running */
    public static PortalLink start(
            PortalSettings settings, Outbox outbox, StatusBoard board, Clock clock, BridgeProcess process)
            throws IOException {
        var connection = new PortalConnection(settings, new KeyRing(settings.apiKey()));
        var client = new PortalClient(connection, board.counters(), clock);
        var heartbeat = new Heartbeat(client, outbox, board, clock, process, () -> 0, version -> {});
        var sender = new ReadingSender(settings, client, heartbeat, outbox, clock);
        sender.start(board);
        return new PortalLink(connection, heartbeat, sender);
    }

    /** What a heartbeat would say now: {@code Heartbeat} of the contract. */
    public byte[] heartbeat() {
        return heartbeat.body();
    }

    public PortalHealth health() {
        return sender.health();
    }

    /** Stops within two seconds, in the middle of a request if need be. */
    @Override
    public void close() {
        sender.close();
        connection.close();
    }
}
