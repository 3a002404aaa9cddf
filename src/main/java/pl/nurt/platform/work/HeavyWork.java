package pl.nurt.platform.work;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** The pool for documents, spreadsheets, pictures and packages: as many at once as there are processors, and the others wait, each for all before it. */
@Component
public class HeavyWork extends WorkPool {
    // Somebody waits for each of them, and what is waited for is bounded by what people and jobs ask.
    private static final int WAITING = 1_000_000;

    HeavyWork() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** @param threads that work at the same time */
    public HeavyWork(int threads) {
        super("heavy", threads, WAITING);
    }

    @Override
    @PreDestroy
    public void stop() {
        super.stop();
    }
}
