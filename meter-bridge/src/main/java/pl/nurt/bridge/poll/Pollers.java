package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;

/**
 * All concentrators of a bridge, each being read on a virtual thread of its own. For any number of threads; what is asked of a
 * concentrator is done on its own thread, between two meters or two rounds.
 */
public final class Pollers implements AutoCloseable {
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);
    /** A poller that was stopped ends within seconds. */
    private static final Duration PATIENCE_FOR_LINE = Duration.ofSeconds(30);

    private record Running(ConcentratorPoller poller, Thread thread) {}

    private final Turns turns;
    private final Outbox outbox;
    private final Storage storage;
    private final StatusBoard board;
    private final Clock clock;
    private final Map<String, Running> running = new LinkedHashMap<>();
    /** Those that were stopped and have perhaps not let their lines go yet. */
    private final List<Running> ending = new ArrayList<>();

    private boolean closed;

    private Pollers(int maxConcurrent, Outbox outbox, StatusBoard board, Clock clock) {
        this.turns = new Turns(maxConcurrent);
        this.outbox = outbox;
        this.storage = new Storage(outbox);
        this.board = board;
        this.clock = clock;
    }

    /** Starts reading; the first rounds follow within each concentrator's jitter, or when its window opens. */
    public static Pollers start(
            List<ConcentratorSettings> concentrators,
            PollingSettings polling,
            Outbox outbox,
            StatusBoard board,
            Clock clock) {
        var all = new Pollers(polling.maxConcurrent(), outbox, board, clock);
        all.replace(concentrators);
        return all;
    }

    /**
     * Goes over to other concentrators: those whose settings are the same go on undisturbed, the others end, and what is new or changed
     * begins, on a line that was in use as soon as that is free. A repeat does nothing.
     */
    public synchronized void replace(List<ConcentratorSettings> concentrators) {
        if (closed) {
            return;
        }
        var wanted = new LinkedHashMap<String, ConcentratorSettings>();
        concentrators.forEach(settings -> wanted.put(settings.id(), settings));
        ending.removeIf(one -> !one.thread().isAlive());
        var ended = new ArrayList<Running>();
        running.values().removeIf(one -> {
            var ends = !one.poller()
                    .settings()
                    .equals(wanted.get(one.poller().settings().id()));
            if (ends) {
                one.poller().stop();
                ended.add(one);
            }
            return ends;
        });
        ending.addAll(ended);
        for (var settings : wanted.values()) {
            if (!running.containsKey(settings.id())) {
                running.put(settings.id(), begin(settings));
            }
        }
        for (var one : ended) {
            var code = one.poller().settings().id();
            if (!wanted.containsKey(code)) {
                board.remove(code);
            }
        }
    }

    private Running begin(ConcentratorSettings settings) {
        var inbox = new Inbox();
        var poller = new ConcentratorPoller(
                settings, outbox, storage, board, clock, inbox, inbox, turns, RandomGenerator.getDefault());
        var before = ending.stream()
                .filter(one -> one.poller().settings().endpoint().equals(settings.endpoint()))
                .map(Running::thread)
                .toList();
        var thread = Thread.ofVirtual().name("poll " + settings.id()).start(() -> {
            before.forEach(one -> awaitEnd(one, poller));
            poller.run();
        });
        return new Running(poller, thread);
    }

    /**
     * Two requests at once on one line would be answered in each other's place, so a line that is not let go in time is not taken, and
     * that is said as often as the patience ends. A poller that is stopped while it waits still holds its place in the queue.
     */
    private static void awaitEnd(Thread before, ConcentratorPoller next) {
        while (true) {
            try {
                if (before.join(PATIENCE_FOR_LINE)) {
                    return;
                }
                next.cannotBegin("The line is still in use by what was read on it before.");
            } catch (InterruptedException e) {
                // Nobody has a reason to.
            }
        }
    }

    /**
     * Reads meters out of turn, also those that are left alone for their failures, and puts the readings into the outbox.
     *
     * @param meter identification as configured, or as the meter itself tells it; null for all meters of the concentrator
     * @return fails with a {@link RequestRefused} when there is no such meter or the bridge cannot read now; to cancel it ends the
     *     reading before the next meter. Completed on the concentrator's thread, so whoever continues there must be quick.
     */
    public CompletableFuture<MetersRead> readNow(String code, @Nullable String meter) {
        var one = find(code);
        var result = new CompletableFuture<MetersRead>();
        if (one == null) {
            result.completeExceptionally(noSuch(code));
            return result;
        }
        var settings = one.poller().settings();
        var meters = new BitSet();
        for (var n = 0; n < settings.size(); n++) {
            meters.set(n, meter == null || settings.isMeter(n, meter));
        }
        if (meters.isEmpty()) {
            result.completeExceptionally(
                    new RequestRefused("Concentrator " + code + " has no meter " + meter + " at this bridge."));
            return result;
        }
        one.poller().inbox().add(new Request.Read(meters, result));
        return result;
    }

    /**
     * Searches a bus for meters, between two rounds and on the same connection. The concentrator is not read meanwhile.
     *
     * @param listener told what was found so far, on the concentrator's thread
     */
    public RunningSearch search(String code, SearchOrder order, Consumer<SearchState> listener) {
        var search = new RunningSearch(listener);
        var one = find(code);
        if (one == null) {
            search.result().completeExceptionally(noSuch(code));
        } else {
            one.poller().inbox().add(new Request.Search(order, search));
        }
        return search;
    }

    private synchronized @Nullable Running find(String code) {
        return running.get(code);
    }

    private static RequestRefused noSuch(String code) {
        return new RequestRefused("This bridge has no concentrator " + code + ".");
    }

    /** How the concentrators are that were asked at least once, by code. */
    public List<ConcentratorStatus> health() {
        return board.all();
    }

    /** Stops within two seconds, in the middle of a round if need be. A repeat does nothing. */
    @Override
    public void close() {
        List<Running> all;
        synchronized (this) {
            closed = true;
            running.values().forEach(one -> one.poller().stop());
            ending.addAll(running.values());
            running.clear();
            all = List.copyOf(ending);
        }
        var deadline = System.nanoTime() + PATIENCE_AT_CLOSE.toNanos();
        try {
            for (var one : all) {
                one.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
