package pl.nurt.telemetry.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;
import pl.nurt.identity.AsSystem;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.live.LiveArrival;
import pl.nurt.telemetry.api.CommandMessages.Commands;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.internal.CommandDelivery;

/**
 * Bridges that wait for orders. While one waits it holds its connection to us and nothing else: no thread, no connection to the
 * database. The commit of an order wakes it, on whatever portal; a look every few seconds finds what was missed.
 *
 * <p>A bridge waits once: who asks again takes the place of the question before, which is answered with nothing.
 */
@Component
class CommandPolls implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CommandPolls.class);

    private static final Duration SERVERS_TICK = Duration.ofSeconds(2);

    private final CommandDelivery delivery;
    private final BridgeConcurrencyLimit limit;
    private final Map<BridgeId, Waiting> waiting = new ConcurrentHashMap<>();
    private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    CommandPolls(CommandDelivery delivery, BridgeConcurrencyLimit limit) {
        this.delivery = delivery;
        this.limit = limit;
    }

    private record Waiting(BridgeId bridge, Set<BridgeCommandId> running, DeferredResult<Commands> answer) {}

    DeferredResult<Commands> poll(BridgeId bridge, CommandMessages.Wish wish) {
        var patience = Math.max(1, wish.patience().toMillis());
        // The server looks for what has timed out once a second, so the wait ends by a clock of ours.
        var answer = new DeferredResult<Commands>(patience + SERVERS_TICK.toMillis(), Commands.NONE);
        var end = new CompletableFuture<Commands>();
        var asks = new Waiting(bridge, wish.running(), answer);
        answer.onCompletion(() -> {
            end.cancel(false);
            waiting.remove(bridge, asks);
        });
        // First waiting, then looking: what is ordered in between wakes us.
        var before = waiting.put(bridge, asks);
        if (before != null) {
            before.answer().setResult(Commands.NONE);
        }
        look(asks);
        end.completeOnTimeout(Commands.NONE, patience, TimeUnit.MILLISECONDS).thenAcceptAsync(answer::setResult, looks);
        if (wish.patience().isZero() || !running) {
            answer.setResult(Commands.NONE);
        }
        return answer;
    }

    boolean isWaiting(BridgeId bridge) {
        return waiting.containsKey(bridge);
    }

    private void look(Waiting asks) {
        if (asks.answer().isSetOrExpired()) {
            return;
        }
        try {
            var given = limit.run(() -> AsSystem.call(() -> delivery.next(asks.bridge(), asks.running())));
            if (!given.isEmpty()) {
                // Too late for this answer is no harm: the bridge does not name them when it asks again, and gets them
                // then.
                asks.answer().setResult(Commands.of(given));
            }
        } catch (RuntimeException failed) {
            asks.answer().setErrorResult(failed);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void ordered(BridgeCommandChanged event) {
        wake(event.bridge());
    }

    @EventListener
    void orderedElsewhere(LiveArrival arrival) {
        if (arrival.event() instanceof BridgeCommandChanged event) {
            ordered(event);
        }
    }

    /** On each portal, for the bridges that wait at it. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void lookForAll() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            AsSystem.call(() -> delivery.waitingFor(waiting.keySet())).forEach(this::wake);
        } catch (DataAccessException | TransactionException failed) {
            log.warn("orders not looked for reason={}", failed.getClass().getSimpleName());
        }
    }

    /** On a thread of its own: whoever committed an order need not wait for the bridge. */
    private void wake(BridgeId bridge) {
        var asks = waiting.get(bridge);
        if (asks != null && running) {
            looks.execute(() -> look(asks));
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which would wait for those that wait. */
    @Override
    public void stop() {
        running = false;
        waiting.values().forEach(asks -> asks.answer().setResult(Commands.NONE));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
