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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.outgoing.OwnReason;

/** Sends the messages of a batch several at once, for channels whose every message is a request of its own. */
public final class SeveralAtOnce implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SeveralAtOnce.class);

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
                    outcomes.put(message.id(), outcome(message, one));
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

    /** What fails with one message is kept from the others: what became of them is known. */
    private static Outcome outcome(OutgoingMessage message, One one) throws InterruptedException {
        try {
            return one.send(message);
        } catch (RuntimeException unexpected) {
            log.error("a message failed delivery={}", message.id().value(), unexpected);
            return new Outcome.Unclear(OwnReason.WORKER_DIED.name());
        }
    }

    /** Takes no further batch; what is under way ends by itself. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
