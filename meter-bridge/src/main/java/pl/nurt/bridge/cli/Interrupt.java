package pl.nurt.bridge.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that is ended by Ctrl-C or SIGTERM come to its own end first. It has a few seconds, as one probe of a slow bus takes; then
 * the process is gone.
 */
final class Interrupt implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 8;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop asks the command to end; called on another thread */
    Interrupt(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    stop.run();
                    awaitEnd();
                },
                "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }
}
