package pl.nurt.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeavyWorkTest {
    private final HeavyWork work = new HeavyWork(2);

    @AfterEach
    void stop() {
        work.stop();
    }

    @Test
    void no_more_than_so_many_work_at_once_however_many_ask() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var bothThere = new CountDownLatch(2);
        var results = new ArrayList<Future<Boolean>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var person = 0; person < 20; person++) {
                results.add(people.submit(() -> work.call(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    bothThere.countDown();
                    bothThere.await();
                    now.decrementAndGet();
                    return Thread.currentThread().isVirtual();
                })));
            }
            for (var result : results) {
                assertThat(result.get()).isFalse();
            }
        }
        assertThat(most).hasValue(2);
    }

    /** With as many who wait as there are threads, the second one of each would wait for ever. */
    @Test
    void work_within_work_waits_for_no_thread() {
        var one = new HeavyWork(1);
        try {
            assertThat(one.<String>compute(
                            () -> one.compute(() -> Thread.currentThread().getName())))
                    .isEqualTo("heavy-1");
        } finally {
            one.stop();
        }
    }

    @Test
    void whoever_is_interrupted_while_waiting_stays_so() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> work.compute(() -> "never")).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void what_goes_wrong_reaches_whoever_asked() {
        assertThatThrownBy(() -> work.call(() -> {
                    throw new IOException("torn paper");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("torn paper");
    }
}
