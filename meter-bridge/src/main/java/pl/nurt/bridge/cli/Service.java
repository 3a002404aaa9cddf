package pl.nurt.bridge.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** A command that works until a signal ends it, and says when it has started. */
abstract class Service extends Subcommand {
    /**
     * Something at work.
     *
     * @param ready what the line {@code {"ready":true}} says beside that
     */
    record Started(AutoCloseable work, Consumer<JsonGenerator> ready) {}

    abstract Started start() throws Exception;

    @Override
    public final Integer call() throws Exception {
        var started = start();
        try (var work = started.work()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(work), "shutdown"));
            out().println(JsonLine.of(json -> {
                json.writeBooleanProperty("ready", true);
                started.ready().accept(json);
            }));
            out().flush();
            new CountDownLatch(1).await();
        }
        return BridgeCommand.OK;
    }

    private static void close(AutoCloseable work) {
        try {
            work.close();
        } catch (Exception e) {
            // The process ends anyway.
        }
    }
}
