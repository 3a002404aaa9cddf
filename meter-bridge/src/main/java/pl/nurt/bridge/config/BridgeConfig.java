package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import pl.nurt.bridge.outbox.OutboxSettings;

/** Everything a bridge must know: {@code bridge.yaml}. */
public record BridgeConfig(PortalSettings portal, OutboxSettings outbox, List<ConcentratorSettings> concentrators) {
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
        var folder = file.toAbsolutePath().getParent();
        return YamlFile.read(file, root -> read(root, folder == null ? Path.of("") : folder));
    }

    /** As {@link #load}, for text; {@code name} stands for the file in messages. */
    public static BridgeConfig parse(String name, String yaml, Path folder) throws ConfigException {
        return YamlFile.read(name, yaml, root -> read(root, folder));
    }

    private static BridgeConfig read(YamlSection root, Path folder) {
        var portal = root.optionalSection("portal");
        if (portal.isEmpty()) {
            root.problem("portal", "is missing");
        }
        var settings = portal.map(section -> PortalReader.read(section, folder)).orElseGet(PortalReader::standIn);
        var outbox = root.optionalSection("outbox")
                .map(section -> outbox(section, folder))
                .orElseGet(() -> OutboxSettings.of(folder.resolve(OUTBOX)));
        var profiles = new ProfileReader();
        root.optionalSection("profiles").ifPresent(profiles::read);
        var concentrators = new ConcentratorReader(profiles).read(root);
        return new BridgeConfig(settings, outbox, concentrators);
    }

    private static OutboxSettings outbox(YamlSection section, Path folder) {
        return new OutboxSettings(
                folder.resolve(section.optionalText("file").orElse(OUTBOX)),
                section.bytes("maxBytes", OutboxSettings.USUAL_BYTES, SMALLEST_OUTBOX),
                section.duration("maxAge", OutboxSettings.USUAL_AGE, Duration.ofHours(1)));
    }

    /** The portal's part. */
    private static final class PortalReader {
        private PortalReader() {}

        static PortalSettings read(YamlSection section, Path folder) {
            var insecure = section.flag("allowInsecure", false);
            var url = section.parse("url", "an address such as https://portal.example", PortalUrl::parse);
            section.require("url");
            url.filter(u -> !insecure && !PortalUrl.isSafe(u))
                    .ifPresent(u -> section.problem(
                            "url",
                            "must be https, as the API key would travel in clear text (or set allowInsecure: true)"));
            return new PortalSettings(
                    url.orElse(PortalUrl.NOWHERE),
                    apiKey(section, folder),
                    section.duration("heartbeat", Duration.ofMinutes(1), Duration.ofMillis(100)),
                    section.duration("maxBackoff", Duration.ofMinutes(5), Duration.ofMillis(10)),
                    section.duration("timeout", Duration.ofSeconds(30), Duration.ofMillis(100)));
        }

        static PortalSettings standIn() {
            return new PortalSettings(
                    PortalUrl.NOWHERE, new ApiKey.InEnvironment(""), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }

        private static ApiKey apiKey(YamlSection section, Path folder) {
            var file = section.optionalText("apiKeyFile");
            var variable = section.optionalText("apiKeyEnv");
            if (section.has("apiKey")) {
                section.problem(
                        "apiKey",
                        "a key does not belong into this file: name a file (apiKeyFile) or a variable (apiKeyEnv)");
                return new ApiKey.InEnvironment("");
            }
            if (file.isPresent() == variable.isPresent()) {
                section.problem(file.isPresent() ? "apiKeyEnv" : "apiKeyFile", "give either apiKeyFile or apiKeyEnv");
                return new ApiKey.InEnvironment("");
            }
            ApiKey key = file.<ApiKey>map(name -> new ApiKey.InFile(folder.resolve(name)))
                    .orElseGet(() -> new ApiKey.InEnvironment(variable.orElse("")));
            try {
                key.read();
            } catch (IOException e) {
                section.problem(file.isPresent() ? "apiKeyFile" : "apiKeyEnv", String.valueOf(e.getMessage()));
            }
            return key;
        }
    }
}
