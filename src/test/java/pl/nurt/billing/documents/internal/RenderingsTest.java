package pl.nurt.billing.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.ui.text.Languages;

class RenderingsTest {
    private static final UserAccountId ANNA = new UserAccountId(1);
    private static final UserAccountId JAN = new UserAccountId(2);

    private final Renderings renderings = new Renderings();

    @Test
    void one_document_is_made_by_one_at_a_time() throws Exception {
        var atIt = new AtomicInteger();
        var most = new AtomicInteger();
        Callable<Integer> made = () -> renderings.inTurn(null, new InvoiceId(7), Languages.POLISH, () -> {
            most.accumulateAndGet(atIt.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000);
            return atIt.decrementAndGet();
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Integer>>();
            for (var one = 0; one < 50; one++) {
                waiting.add(people.submit(made));
            }
            for (var one : waiting) {
                one.get();
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void nobody_has_many_made_at_once_and_that_holds_up_nobody_else() throws Exception {
        var begun = new CountDownLatch(Renderings.MOST_OF_ONE_ACCOUNT);
        var go = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one = 1; one <= Renderings.MOST_OF_ONE_ACCOUNT; one++) {
                var invoice = new InvoiceId(one);
                people.execute(() -> renderings.inTurn(ANNA, invoice, Languages.POLISH, () -> {
                    begun.countDown();
                    return waited(go);
                }));
            }
            begun.await();

            assertThatThrownBy(() -> made(ANNA, 99)).isInstanceOf(TooManyAttemptsException.class);
            assertThat(made(JAN, 99)).isEqualTo("made");
            go.countDown();
        }
        assertThat(made(ANNA, 99)).as("when the others are there").isEqualTo("made");
    }

    private String made(UserAccountId account, long invoice) {
        return renderings.inTurn(account, new InvoiceId(invoice), Languages.POLISH, () -> "made");
    }

    private static boolean waited(CountDownLatch go) {
        try {
            go.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
