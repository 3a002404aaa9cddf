package pl.nurt.bridge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: the bridge itself. */
@Command(
        name = "run",
        header = "Reads the configured concentrators and sends to the portal, until SIGTERM or SIGINT.",
        description =
                "Prints one line {\"ready\":true} on standard output when it has started; the log goes to standard error.")
final class RunCommand extends Service {
    @Mixin
    private ConfigOption config;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    RunCommand() {}

    @Override
    Started start() throws Exception {
        return GatewayStart.start(config.load());
    }
}
