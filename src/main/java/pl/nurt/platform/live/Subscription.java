package pl.nurt.platform.live;

import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One open view's interest in one kind of event: the first event goes out at once, later ones wait and go together. */
final class Subscription<E extends LiveEvent> {
    private final Class<E> type;
    private final Predicate<E> concerns;
    private final Consumer<List<E>> refresh;
    private final Executor page;
    private final Later later;

    private List<E> waiting = new ArrayList<>();
    private boolean lookAgain;
    private boolean pausing;

    /** Runs something when a while has passed. */
    interface Later {
        /** @throws RejectedExecutionException when the portal stops */
        void run(Runnable task, Duration delay);
    }

    /** @param page runs what it is given under the lock of the page's session; throws {@link UIDetachedException} when it is gone */
    Subscription(Class<E> type, Predicate<E> concerns, Consumer<List<E>> refresh, Executor page, Later later) {
        this.type = type;
        this.concerns = concerns;
        this.refresh = refresh;
        this.page = page;
        this.later = later;
    }

    void offer(LiveEvent event) {
        if (!type.isInstance(event) || !concerns.test(type.cast(event))) {
            return;
        }
        synchronized (this) {
            waiting.add(type.cast(event));
        }
        wake();
    }

    /** Events of that kind were missed: the view is to look at everything again. */
    void lookAgain(Class<? extends LiveEvent> missed) {
        if (!missed.isAssignableFrom(type)) {
            return;
        }
        synchronized (this) {
            lookAgain = true;
        }
        wake();
    }

    private void wake() {
        synchronized (this) {
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
            if (waiting.isEmpty() && !lookAgain) {
                pausing = false;
                return;
            }
            // Looking at everything covers what is known to have happened.
            events = lookAgain ? List.of() : waiting;
            waiting = new ArrayList<>();
            lookAgain = false;
        }
        try {
            page.execute(() -> refresh.accept(events));
            later.run(this::send, LiveUpdates.PAUSE);
        } catch (UIDetachedException | RejectedExecutionException gone) {
            // The page was closed, or the portal stops: nobody is left to tell.
            synchronized (this) {
                pausing = false;
            }
        }
    }
}
