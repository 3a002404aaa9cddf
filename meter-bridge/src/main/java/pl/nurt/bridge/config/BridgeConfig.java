package pl.nurt.bridge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.line.Networks.Network;
import pl.nurt.bridge.outbox.OutboxSettings;

/**
 * Everything a bridge must know: {@code bridge.yaml}.
 *
 * @param metrics empty while the local port stays closed
 * @param networks where connections to concentrators may go
 * @param concentrators none if they are configured at the portal
 * @param folder of the file, from which relative paths are taken
 */
public record BridgeConfig(
        PortalSettings portal,
        OutboxSettings outbox,
        PollingSettings polling,
        Optional<MetricsSettings> metrics,
        Networks networks,
        List<ConcentratorSettings> concentrators,
        Path folder) {
    private static final String OUTBOX = "outbox.db";
    private static final long SMALLEST_OUTBOX = 1_000_000;

    public BridgeConfig {
        concentrators = List.copyOf(concentrators);
    }

    /**
     * Reads and checks a file; relative paths in it are taken from its folder.
     *
     * @throws ConfigException with all problems of the file
     */
    public static BridgeConfig load(Path file) throws ConfigException {
        return load(file, warning -> {});
    }

    /**
     * As {@link #load(Path)}.
     *
     * @param warnings is told what is allowed and still odd
     */
    public static BridgeConfig load(Path file, Consumer<ConfigException.Problem> warnings) throws ConfigException {
        var folder = file.toAbsolutePath().getParent();
        return YamlFile.read(file, root -> read(root, folder == null ? Path.of("") : folder, true), warnings);
    }

    /** As {@link #load(Path)}, for a bridge that has no API key yet. */
    public static BridgeConfig loadBeforeEnrolment(Path file) throws ConfigException {
        var folder = file.toAbsolutePath().getParent();
        return YamlFile.read(file, root -> read(root, folder == null ? Path.of("") : folder, false));
    }

    /** As {@link #load(Path)}, for text; {@code name} stands for the file in messages. */
    public static BridgeConfig parse(String name, String yaml, Path folder) throws ConfigException {
        return YamlFile.read(name, yaml, root -> read(root, folder, true));
    }

    /**
     * Reads a configuration that the portal keeps, JSON or YAML.
     *
     * @param folder from which the files it names are taken, and no other files
     * @param networks of this bridge
     * @throws ConfigException with all its problems
     */
    public static List<ConcentratorSettings> parseConcentrators(
            String name, String document, Path folder, Networks networks) throws ConfigException {
        return YamlFile.read(name, document, root -> concentrators(root, Source.ofPortal(folder, networks)));
    }

    private static BridgeConfig read(YamlSection root, Path folder, boolean enrolled) {
        var portal = root.optionalSection("portal");
        if (portal.isEmpty()) {
            root.problem("portal", "is missing");
        }
        var settings = portal.map(new PortalReader(folder, enrolled)::read).orElseGet(PortalReader::standIn);
        var outbox = root.optionalSection("outbox")
                .map(section -> outbox(section, folder))
                .orElseGet(() -> OutboxSettings.of(folder.resolve(OUTBOX)));
        var networks = networks(root);
        var concentrators = settings.configured() && !root.has("concentrators")
                ? nobody(root)
                : concentrators(root, Source.own(folder, networks));
        return new BridgeConfig(
                settings,
                outbox,
                PollingSettings.read(root),
                MetricsSettings.read(root),
                networks,
                concentrators,
                folder);
    }

    /** What the portal may configure: {@code concentrators}, and the {@code profiles} they use. */
    private static List<ConcentratorSettings> concentrators(YamlSection root, Source source) {
        var profiles = new ProfileReader();
        root.optionalSection("profiles").ifPresent(profiles::read);
        var concentrators = new ConcentratorReader(profiles, source).read(root);
        profiles.warnOfUnused();
        return concentrators;
    }

    private static Networks networks(YamlSection root) {
        if (!root.has("allowedNetworks")) {
            return Networks.ANY;
        }
        return Networks.of(root.values(
                "allowedNetworks",
                "a network such as 10.8.0.0/16",
                text -> Network.parse(text).orElse(null)));
    }

    private static List<ConcentratorSettings> nobody(YamlSection root) {
        root.optionalSection("profiles").ifPresent(new ProfileReader()::read);
        return List.of();
    }

    private static OutboxSettings outbox(YamlSection section, Path folder) {
        return Oddities.warn(
                section,
                new OutboxSettings(
                        section.optionalFile("file", folder).orElseGet(() -> folder.resolve(OUTBOX)),
                        section.bytes("maxBytes", OutboxSettings.USUAL_BYTES, SMALLEST_OUTBOX),
                        section.duration("maxAge", OutboxSettings.USUAL_AGE, Duration.ofHours(1))));
    }
}
