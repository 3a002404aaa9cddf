package pl.nurt.platform.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One open view's interest in one kind of event: the first event goes out at once, later ones wait and go together. */
final class Subscription<E extends LiveEvent> {
    private final UI ui;
    private final Class<E> type;
    private final Predicate<E> concerns;
    private final Consumer<List<E>> refresh;
    private final ScheduledExecutorService timer;

    private List<E> waiting = new ArrayList<>();
    private boolean pausing;

    Subscription(
            UI ui, Class<E> type, Predicate<E> concerns, Consumer<List<E>> refresh, ScheduledExecutorService timer) {
        this.ui = ui;
        this.type = type;
        this.concerns = concerns;
        this.refresh = refresh;
        this.timer = timer;
    }

    void offer(LiveEvent event) {
        if (!type.isInstance(event) || !concerns.test(type.cast(event))) {
            return;
        }
        synchronized (this) {
            waiting.add(type.cast(event));
            if (pausing) {
                return;
            }
            pausing = true;
        }
        send();
    }

    private void send() {
        List<E> events;
        synchronized (this) {
            if (waiting.isEmpty()) {
                pausing = false;
                return;
            }
            events = waiting;
            waiting = new ArrayList<>();
        }
        try {
            ui.access(() -> refresh.accept(events));
            timer.schedule(this::send, LiveUpdates.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (UIDetachedException | RejectedExecutionException gone) {
            // The page was closed, or the portal stops: nobody is left to tell.
            synchronized (this) {
                pausing = false;
            }
        }
    }
}
