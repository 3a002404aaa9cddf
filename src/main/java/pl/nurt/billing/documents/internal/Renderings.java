package pl.nurt.billing.documents.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.api.TooManyAttemptsException;

/** Documents that people wait for: each is made by one at a time, and nobody has many made at once. */
@Component
public class Renderings {
    static final int MOST_OF_ONE_ACCOUNT = 3;
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);

    private final Map<UserAccountId, Integer> waiting = new ConcurrentHashMap<>();
    private final Map<Paper, Turn> turns = new ConcurrentHashMap<>();

    private record Paper(InvoiceId invoice, String language) {}

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int wanted;
    }

    /**
     * Does the work when nobody else is at the same document.
     *
     * @param account who waits for it; null for the portal itself, which is not limited
     * @param work looks whether somebody was faster before it makes anything
     * @throws TooManyAttemptsException if the account waits for as many already as it may
     */
    public <T> T inTurn(@Nullable UserAccountId account, InvoiceId invoice, Locale language, Supplier<T> work) {
        if (account == null) {
            return alone(new Paper(invoice, language.getLanguage()), work);
        }
        try {
            if (Objects.requireNonNull(waiting.merge(account, 1, Integer::sum)) > MOST_OF_ONE_ACCOUNT) {
                throw new TooManyAttemptsException("too many documents at once", COME_AGAIN);
            }
            return alone(new Paper(invoice, language.getLanguage()), work);
        } finally {
            waiting.computeIfPresent(account, (who, many) -> many == 1 ? null : many - 1);
        }
    }

    private <T> T alone(Paper paper, Supplier<T> work) {
        var turn = Objects.requireNonNull(turns.compute(paper, (which, there) -> {
            var known = there == null ? new Turn() : there;
            known.wanted++;
            return known;
        }));
        turn.lock.lock();
        try {
            return work.get();
        } finally {
            turn.lock.unlock();
            turns.computeIfPresent(paper, (which, known) -> --known.wanted == 0 ? null : known);
        }
    }
}
