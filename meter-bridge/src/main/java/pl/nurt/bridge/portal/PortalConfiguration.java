package pl.nurt.bridge.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.portal.ConfigurationVerdict.Active;
import pl.nurt.bridge.portal.ConfigurationVerdict.NotNow;
import pl.nurt.bridge.portal.ConfigurationVerdict.Rejected;
import pl.nurt.bridge.portal.ConfigurationVerdict.RolledBack;
import pl.nurt.bridge.portal.PortalClient.Reply;

/**
 * The configuration that the portal keeps for this bridge. A new version is fetched, checked with the reader of {@code bridge.yaml},
 * stored, and tried; the portal hears what came of it. A version that failed is not tried again unless the office says so.
 */
final class PortalConfiguration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalConfiguration.class);
    /** A version whose trial was cut short so often ends the bridge itself. */
    private static final int MOST_TRIES = 3;

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private record Finished(long version, ConfigurationVerdict verdict, long at) {}

    private final boolean enabled;
    private final Path folder;
    private final Networks networks;
    private final ConfigurationStore store;
    private final ConfigurationTrial trial;
    private final PortalClient client;
    private final BackOff backOff;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<Long, byte[]> untold = new ConcurrentSkipListMap<>();
    private volatile Runnable listener = () -> {};
    private final Thread thread;
    private List<ConcentratorSettings> concentrators;
    private volatile long inUse;
    private volatile long newest;
    private volatile long failed;
    private @Nullable Finished finished;

    /**
     * @param folder from which files are taken that a configuration names
     * @param networks where its endpoints may be
     */
    PortalConfiguration(
            PortalSettings settings,
            Path folder,
            Networks networks,
            ConfigurationStore store,
            ConcentratorsInUse atStart,
            ConfigurationTrial trial,
            PortalClient client) {
        this.enabled = settings.configured();
        this.folder = folder;
        this.networks = networks;
        this.store = store;
        this.trial = trial;
        this.client = client;
        this.backOff = new BackOff(settings.maxBackoff(), RandomGenerator.getDefault());
        this.concentrators = atStart.concentrators();
        this.inUse = atStart.version();
        this.thread = Thread.ofVirtual().name("portal configuration").unstarted(this::run);
    }

    /** Starts to watch for newer versions. What the portal was told before the start is told again, as nobody knows whether it heard. */
    void start() {
        if (!enabled) {
            return;
        }
        if (inUse > 0) {
            untold.put(inUse, ConfigurationVerdict.outcome(new Active()));
        }
        store.failed().ifPresent(last -> {
            failed = last.version();
            untold.put(last.version(), last.outcome());
        });
        wakeUps.release();
        thread.start();
    }

    /** Calls {@code newListener} whenever it is known what came of a version. */
    void onVerdict(Runnable newListener) {
        listener = newListener;
    }

    /** Version of the portal that is in use; 0 while it is the bridge's own file. */
    long inUse() {
        return inUse;
    }

    /** The portal says that this is its newest version. */
    void newest(long version) {
        newest = version;
        if (isWanted(version)) {
            wakeUps.release();
        }
    }

    private boolean isWanted(long version) {
        return version > inUse && version != failed;
    }

    private void run() {
        try {
            while (true) {
                wakeUps.acquire();
                wakeUps.drainPermits();
                try {
                    look();
                } catch (RuntimeException | Error e) {
                    // A fault of ours must not end the watching without a word.
                    LOG.error("event=configuration_failed version={}", newest, e);
                    Thread.sleep(backOff.next(Duration.ZERO));
                    wakeUps.release();
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void look() throws InterruptedException {
        var version = newest;
        if (isWanted(version) && apply(version) instanceof NotNow) {
            Thread.sleep(backOff.next(Duration.ZERO));
            wakeUps.release();
        } else {
            backOff.reset();
        }
        tell();
    }

    private void tell() throws InterruptedException {
        for (var entry : untold.entrySet()) {
            var reply = client.configurationOutcome(entry.getKey(), entry.getValue());
            if (reply instanceof Reply.Later later) {
                Thread.sleep(backOff.next(later.wished()));
                wakeUps.release();
                return;
            }
            untold.remove(entry.getKey(), entry.getValue());
        }
    }

    /** Uses a version because the office says so, even one that failed before. */
    ConfigurationVerdict reload(long version) throws InterruptedException {
        if (!enabled) {
            return new NotNow("This bridge is configured by its own file only (portal.configuration is not set).");
        }
        var asked = System.nanoTime();
        synchronized (this) {
            var last = finished;
            if (last != null && last.version() == version && last.at() - asked > 0) {
                return last.verdict();
            }
            return version == inUse ? new Active() : apply(version);
        }
    }

    private synchronized ConfigurationVerdict apply(long version) throws InterruptedException {
        if (version == inUse) {
            return new Active();
        }
        var verdict = fetchAndTry(version);
        finished = new Finished(version, verdict, System.nanoTime());
        if (verdict instanceof NotNow(var reason)) {
            LOG.warn("event=configuration_not_now version={} reason=\"{}\"", version, reason);
            return verdict;
        }
        LOG.info("event=configuration version={} verdict={}", version, verdict);
        untold.put(version, ConfigurationVerdict.outcome(verdict));
        wakeUps.release();
        listener.run();
        return verdict;
    }

    private ConfigurationVerdict fetchAndTry(long version) throws InterruptedException {
        return switch (client.configuration(version)) {
            case Reply.Taken taken -> {
                var document = PortalJson.read(taken.body()).path("document");
                yield document.isObject()
                        ? tryOut(new ConfigurationStore.Stored(version, document.toString()))
                        : new NotNow("The portal's answer is not understood.");
            }
            case Reply.Later later -> new NotNow("The portal cannot be asked: " + later.reason() + ".");
            case Reply.Gone ignored -> new NotNow("The portal has no version " + version + " for this bridge.");
            case Reply.Unacceptable ignored -> new NotNow("The portal has no version " + version + " for this bridge.");
        };
    }

    private ConfigurationVerdict tryOut(ConfigurationStore.Stored configuration) throws InterruptedException {
        var version = configuration.version();
        try {
            var wanted = BridgeConfig.parseConcentrators(
                    "configuration " + version, configuration.document(), folder, networks);
            var failure = store.begin(configuration) >= MOST_TRIES
                    ? "The bridge ended " + MOST_TRIES + " times while it tried this configuration."
                    : trial.run(concentrators, wanted).orElse(null);
            if (failure != null) {
                return fail(version, new RolledBack(failure));
            }
            store.keep();
            concentrators = wanted;
            inUse = version;
            return new Active();
        } catch (ConfigException e) {
            return fail(version, new Rejected(e.details()));
        } catch (IOException e) {
            return new NotNow("The configuration cannot be stored: " + e.getMessage() + ".");
        }
    }

    private ConfigurationVerdict fail(long version, ConfigurationVerdict verdict) {
        failed = version;
        try {
            store.fail(version, ConfigurationVerdict.outcome(verdict));
        } catch (IOException e) {
            LOG.error("event=configuration_not_stored version={} reason=\"{}\"", version, e.getMessage());
        }
        return verdict;
    }

    /** Stops within two seconds; a trial under way is taken back and begun again after the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(PATIENCE_AT_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
