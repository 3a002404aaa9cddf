package pl.nurt.bridge.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;

/** {@code check-config}: looks through a configuration and touches nothing. */
@Command(
        name = "check-config",
        header = "Checks a bridge.yaml and lists everything that is wrong with it.",
        description = "Each problem is one line file:line: key: message on standard error.")
final class CheckConfigCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "bridge.yaml")
    private Path file;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    CheckConfigCommand() {}

    @Override
    public Integer call() throws ConfigException {
        var config = BridgeConfig.load(file);
        var meters = config.concentrators().stream()
                .mapToInt(ConcentratorSettings::size)
                .sum();
        out().printf(
                        "%s: good, %d concentrators with %d meters%n",
                        file, config.concentrators().size(), meters);
        out().flush();
        return BridgeCommand.OK;
    }
}
