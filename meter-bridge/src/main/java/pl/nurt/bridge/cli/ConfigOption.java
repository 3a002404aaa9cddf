package pl.nurt.bridge.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConfigException;

/** The configuration of a bridge, where a command cannot do without one. */
final class ConfigOption {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "bridge.yaml")
    private Path file;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    ConfigOption() {}

    BridgeConfig load() throws ConfigException {
        return BridgeConfig.load(file);
    }

    /** For what works without an API key. */
    BridgeConfig loadBeforeEnrolment() throws ConfigException {
        return BridgeConfig.loadBeforeEnrolment(file);
    }
}
