package pl.nurt.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A view hears the first event at once and bursts together, once a pause. */
class SubscriptionTest {
    private final List<List<Moved>> heard = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private boolean closed;
    private final Subscription<Moved> subscription = new Subscription<>(
            Moved.class,
            event -> event.meter() > 0,
            heard::add,
            task -> {
                if (closed) {
                    throw new UIDetachedException();
                }
                task.run();
            },
            this::later);

    private record Moved(int meter) implements LiveEvent {}

    @Test
    void the_first_event_is_heard_at_once() {
        subscription.offer(new Moved(1));

        assertThat(heard).containsExactly(List.of(new Moved(1)));
    }

    @Test
    void what_comes_during_the_pause_is_heard_together_after_it() {
        IntStream.rangeClosed(1, 1_000).forEach(meter -> subscription.offer(new Moved(meter)));
        assertThat(heard).hasSize(1);

        pauseEnds();

        assertThat(heard).hasSize(2);
        assertThat(heard.get(1)).hasSize(999).startsWith(new Moved(2));
    }

    @Test
    void nothing_is_heard_twice_and_after_a_quiet_pause_the_next_is_heard_at_once() {
        subscription.offer(new Moved(1));
        pauseEnds();
        assertThat(heard).hasSize(1);
        assertThat(later).isEmpty();

        subscription.offer(new Moved(2));

        assertThat(heard).containsExactly(List.of(new Moved(1)), List.of(new Moved(2)));
    }

    @Test
    void what_does_not_concern_the_view_is_not_heard() {
        subscription.offer(new Moved(0));
        subscription.offer(new TimePassed(Instant.EPOCH));

        assertThat(heard).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void after_missed_events_the_view_looks_at_everything_once() {
        subscription.lookAgain(LiveEvent.class);
        subscription.offer(new Moved(1));
        subscription.lookAgain(Moved.class);
        assertThat(heard).containsExactly(List.of());

        pauseEnds();
        assertThat(heard).containsExactly(List.of(), List.of());
        subscription.lookAgain(TimePassed.class);
        pauseEnds();
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_page_that_was_closed_is_not_told_and_a_portal_that_stops_does_not_mind() {
        closed = true;
        subscription.offer(new Moved(1));
        subscription.offer(new Moved(2));

        assertThat(heard).isEmpty();
        assertThat(later).isEmpty();
    }

    private void later(Runnable task, Duration delay) {
        assertThat(delay).isEqualTo(LiveUpdates.PAUSE);
        later.add(task);
    }

    private void pauseEnds() {
        later.remove().run();
    }
}
