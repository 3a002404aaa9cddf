package pl.nurt.notice.internal.worker;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;

/** Sends the messages of a batch several at once, for channels whose every message is a request of its own. */
public final class SeveralAtOnce implements AutoCloseable {
    private final ExecutorService pool;
    private final Clock clock;

    /** Sends one message, and says what became of it. */
    @FunctionalInterface
    public interface One {
        Outcome send(OutgoingMessage message) throws InterruptedException;
    }

    /** @param name of the threads */
    public SeveralAtOnce(String name, int most, Clock clock) {
        this.clock = clock;
        pool = Executors.newFixedThreadPool(
                most, Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** What became of each message that was begun before {@code until}; the others were not touched. */
    public Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until, One one) {
        var outcomes = new ConcurrentHashMap<DeliveryId, Outcome>();
        var work = batch.stream()
                .<Callable<Boolean>>map(message -> () -> {
                    if (!clock.instant().isBefore(until)) {
                        return false;
                    }
                    outcomes.put(message.id(), one.send(message));
                    return true;
                })
                .toList();
        try {
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        return outcomes;
    }

    /** Takes no further batch; what is under way ends by itself. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
