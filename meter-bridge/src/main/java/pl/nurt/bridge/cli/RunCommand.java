package pl.nurt.bridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConfigException;

/** {@code run}: the bridge itself. */
@Command(
        name = "run",
        header = "Reads the configured concentrators and sends to the portal, until SIGTERM or SIGINT.",
        description =
                "Prints one line {\"ready\":true} on standard output when it has started; the log goes to standard error.")
final class RunCommand extends Subcommand {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "bridge.yaml")
    private Path config;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    RunCommand() {}

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        var bridge = BridgeRunner.start(BridgeConfig.load(config), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "shutdown"));
        out().println("{\"ready\":true}");
        out().flush();
        new CountDownLatch(1).await();
        return BridgeCommand.OK;
    }
}
