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
        description = {
            "Each problem is one line FILE:LINE: KEY: MESSAGE on standard error. A warning tells what is allowed and still hardly meant; it "
                    + "does not change the exit code.",
            "",
            "With --json a problem is {\"severity\":\"error\"|\"warning\",\"place\",\"key\",\"message\"}, and the last line is "
                    + "{\"good\":true,\"concentrators\",\"meters\"} or {\"good\":false}.",
            ""
        })
final class CheckConfigCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "bridge.yaml")
    private Path file;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    CheckConfigCommand() {}

    @Override
    public Integer call() {
        try {
            var config = BridgeConfig.load(file, warning -> show("warning", warning));
            var concentrators = config.concentrators().size();
            var meters = config.concentrators().stream()
                    .mapToInt(ConcentratorSettings::size)
                    .sum();
            tell("%s: good, %d concentrators with %d meters".formatted(file, concentrators, meters), json -> {
                json.writeBooleanProperty("good", true);
                json.writeNumberProperty("concentrators", concentrators);
                json.writeNumberProperty("meters", meters);
            });
            return BridgeCommand.OK;
        } catch (ConfigException e) {
            e.details().forEach(problem -> show("error", problem));
            if (isJson()) {
                tell("", json -> json.writeBooleanProperty("good", false));
            }
            return BridgeCommand.BAD_CONFIGURATION;
        }
    }

    private void show(String severity, ConfigException.Problem problem) {
        if (!isJson()) {
            remark(severity.equals("error") ? problem.toString() : problem + " (" + severity + ")");
            return;
        }
        tell("", json -> {
            json.writeStringProperty("severity", severity);
            json.writeStringProperty("place", problem.place());
            json.writeStringProperty("key", problem.key());
            json.writeStringProperty("message", problem.message());
        });
    }
}
