package pl.nurt.platform.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings committed events to the views that are open, whichever portal they were committed on ({@link LiveExchange}).
 *
 * <p>Nothing is stored: a view reads the database when it is opened or comes back. A view hears at once, and then at most once
 * a second with everything that happened in between, so a burst never floods a browser. A view that was opened by somebody signed in
 * hears nothing any more once that sign-in is over.
 */
@org.springframework.stereotype.Component
public class LiveUpdates {
    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofSeconds(30);

    private final Set<Subscription<?>> subscriptions = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-updates").factory());

    LiveUpdates(Clock clock) {
        timer.scheduleAtFixedRate(
                () -> committed(new TimePassed(clock.instant())),
                TICK.toMillis(),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Calls {@code refresh}, under the session's lock, with the events that concern the view while {@code view} is attached.
     *
     * @param concerns looks at ids only; called on the publishing thread, outside the session's lock
     * @param refresh an empty list says that events may have been missed: the view looks at everything it shows again
     */
    public <E extends LiveEvent> void whileAttached(
            Component view, Class<E> type, Predicate<E> concerns, Consumer<List<E>> refresh) {
        view.addAttachListener(attached -> open(attached.getUI(), view, type, concerns, refresh));
        view.getUI().ifPresent(ui -> open(ui, view, type, concerns, refresh));
    }

    private <E extends LiveEvent> void open(
            UI ui, Component view, Class<E> type, Predicate<E> concerns, Consumer<List<E>> refresh) {
        var mayEnd = isSomebodySignedIn();
        var subscription = new Subscription<>(
                type,
                concerns,
                refresh,
                task -> ui.access(() -> {
                    // Its session ended, and it is on its way to the sign-in page or closed long ago.
                    if (!mayEnd || isSomebodySignedIn()) {
                        task.run();
                    }
                }),
                this::later);
        add(subscription);
        view.addDetachListener(detached -> {
            detached.unregisterListener();
            subscriptions.remove(subscription);
        });
    }

    /** Within a page's request or under its lock. */
    private static boolean isSomebodySignedIn() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && !(who instanceof AnonymousAuthenticationToken);
    }

    void add(Subscription<?> subscription) {
        subscriptions.add(subscription);
    }

    private void later(Runnable task, Duration delay) {
        timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void committed(LiveEvent event) {
        subscriptions.forEach(subscription -> subscription.offer(event));
    }

    /** Events of that kind happened that nobody can name any more. */
    void missed(Class<? extends LiveEvent> kind) {
        subscriptions.forEach(subscription -> subscription.lookAgain(kind));
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
