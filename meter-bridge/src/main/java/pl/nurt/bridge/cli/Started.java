package pl.nurt.bridge.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Something at work until a signal ends it.
 *
 * @param ready what the line {@code {"ready":true}} says beside that
 */
record Started(AutoCloseable work, Consumer<JsonGenerator> ready) {

    /** Says that it has started, and waits for the end of the process, which closes it. */
    void untilSignal(PrintWriter out) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
        out.println(JsonLine.of(json -> {
            json.writeBooleanProperty("ready", true);
            ready.accept(json);
        }));
        out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            close();
        }
    }

    private void close() {
        try {
            work.close();
        } catch (Exception e) {
            // The process ends anyway.
        }
    }
}
