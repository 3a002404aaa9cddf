package pl.nurt.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
    private final WorkPool pool = new WorkPool("test", 1, 1);

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    void who_finds_no_place_is_told_so_at_once_and_whoever_waits_gets_on() throws Exception {
        var begun = new CountDownLatch(1);
        var busy = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = people.submit(() -> pool.call(() -> {
                begun.countDown();
                return heldUntil(busy);
            }));
            begun.await();
            var two = people.submit(() -> pool.call(() -> "after it"));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThatThrownBy(() -> pool.callIfPossible(() -> "never"))
                            .isInstanceOf(TooMuchWorkException.class));
            var three = people.submit(() -> pool.call(() -> "patient"));

            busy.countDown();

            assertThat(one.get()).isEqualTo("test-1");
            assertThat(two.get()).isEqualTo("after it");
            assertThat(three.get()).isEqualTo("patient");
            assertThat(pool.callIfPossible(() -> "free again")).isEqualTo("free again");
        }
    }

    @Test
    void the_work_never_sits_on_a_virtual_thread() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(people.submit(() -> pool.callIfPossible(
                                    () -> Thread.currentThread().isVirtual()))
                            .get())
                    .isFalse();
        }
    }

    private static String heldUntil(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return Thread.currentThread().getName();
    }
}
