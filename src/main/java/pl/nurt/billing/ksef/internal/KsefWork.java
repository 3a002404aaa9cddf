package pl.nurt.billing.ksef.internal;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;
import pl.nurt.platform.work.WorkPool;

/**
 * Where documents for KSeF are checked, packed, encrypted and signed. Of its own: a run has thousands of documents made on the pool for heavy work, and
 * what has a day by which it must be there does not wait behind them.
 */
@Component
public class KsefWork extends WorkPool {
    private static final int WAITING = 1_000_000;

    KsefWork() {
        super("ksef", 2, WAITING);
    }

    @Override
    @PreDestroy
    public void stop() {
        super.stop();
    }
}
