package pl.nurt.bridge.portal;

import java.io.IOException;
import java.time.Clock;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.poll.Pollers;

/** All that goes on between bridge and portal, until it is closed. The portal need not be there. */
public final class PortalLink implements AutoCloseable {
    private final PortalConnection connection;
    private final Heartbeat heartbeat;
    private final HeartbeatSender heartbeats;
    private final ReadingSender sender;
    private final PortalConfiguration configuration;
    private final Commands commands;

    private PortalLink(
            PortalConnection connection,
            Heartbeat heartbeat,
            HeartbeatSender heartbeats,
            ReadingSender sender,
            PortalConfiguration configuration,
            Commands commands) {
        this.connection = connection;
        this.heartbeat = heartbeat;
        this.heartbeats = heartbeats;
        this.sender = sender;
        this.configuration = configuration;
        this.commands = commands;
    }

    /** What goes on in the bridge besides. @param inUse the concentrators that the pollers have been started with */
    public record Inside(Outbox outbox, StatusBoard board, Pollers pollers, ConcentratorsInUse inUse) {}

    /** @throws IOException certificates cannot be read; nothing is left running */
    public static PortalLink start(BridgeConfig config, Inside inside, Clock clock, BridgeProcess process)
            throws IOException {
        var settings = config.portal();
        var outbox = inside.outbox();
        var keys = new KeyRing(settings.apiKey());
        var connection = new PortalConnection(settings, keys);
        var client = new PortalClient(connection, inside.board().counters(), clock);
        var trial = new ConfigurationTrial(inside.pollers(), inside.board(), clock, settings.probation());
        var store = new ConfigurationStore(config.outbox().file());
        var configuration = new PortalConfiguration(
                settings, config.folder(), config.networks(), store, inside.inUse(), trial, client);
        var keyAge = new KeyAge(keys, client, clock, settings.rotateKeyEvery());
        var heartbeat = new Heartbeat(client, outbox, inside.board(), clock, process, configuration, keyAge);
        var heartbeats = new HeartbeatSender(settings, heartbeat, clock);
        var sender = new ReadingSender(settings, client, outbox, clock);
        var work = new CommandWork(inside.pollers(), outbox, configuration, keys, client, clock);
        var commands = new Commands(settings, client, work, clock);
        configuration.onVerdict(heartbeats::soon);
        heartbeats.start(inside.board());
        sender.start();
        configuration.start();
        commands.start();
        return new PortalLink(connection, heartbeat, heartbeats, sender, configuration, commands);
    }

    /** What a heartbeat would say now: {@code Heartbeat} of the contract. */
    public byte[] heartbeat() {
        return heartbeat.body();
    }

    public PortalHealth health() {
        return sender.health().and(heartbeats.health());
    }

    /** Version of the portal's configuration that is in use; 0 while it is the bridge's own file. */
    public long configurationInUse() {
        return configuration.inUse();
    }

    /**
     * Takes no more commands and answers none, within two seconds. What the bridge's own end makes of those under way is no answer: the portal
     * gives them again.
     */
    public void stopCommands() {
        commands.close();
    }

    /** Stops within five seconds, in the middle of a request if need be. */
    @Override
    public void close() {
        commands.close();
        configuration.close();
        sender.close();
        heartbeats.close();
        connection.close();
    }
}
