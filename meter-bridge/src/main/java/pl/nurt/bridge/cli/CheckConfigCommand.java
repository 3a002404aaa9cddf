package pl.nurt.bridge.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;

/** {@code check-config}: looks through a configuration and touches nothing. */
@Command(
        name = "check-config",
        header = "Checks a bridge.yaml and lists everything that is wrong with it.",
        description = "Each problem is one line file:line: key: message on standard error.")
final class CheckConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "bridge.yaml")
    private Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    private boolean help;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    CheckConfigCommand() {}

    @Override
    public Integer call() throws ConfigException {
        var config = BridgeConfig.load(file);
        var meters = config.concentrators().stream()
                .mapToInt(ConcentratorSettings::size)
                .sum();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: good, %d concentrators with %d meters%n",
                        file, config.concentrators().size(), meters);
        spec.commandLine().getOut().flush();
        return BridgeCommand.OK;
    }
}
