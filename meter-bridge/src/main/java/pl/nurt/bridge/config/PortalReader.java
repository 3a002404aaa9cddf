package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pl.nurt.bridge.config.TlsSettings.Certificates;

/** How the portal is reached: {@code portal}. */
final class PortalReader {
    private static final Duration YOUNGEST_KEY = Duration.ofHours(1);

    private final Path folder;
    private final boolean enrolled;

    /** @param enrolled whether there must be an API key already */
    PortalReader(Path folder, boolean enrolled) {
        this.folder = folder;
        this.enrolled = enrolled;
    }

    PortalSettings read(YamlSection section) {
        var insecure = section.flag("allowInsecure", false);
        var url = section.parse("url", "an address such as https://portal.example", PortalUrl::parse);
        section.require("url");
        url.filter(u -> !insecure && !PortalUrl.isSafe(u))
                .ifPresent(u -> section.problem(
                        "url",
                        "must be https, as the API key would travel in clear text (or set allowInsecure: true)"));
        url.filter(u -> insecure && !PortalUrl.isSafe(u))
                .ifPresent(u -> section.warning("allowInsecure", "the API key travels in clear text"));
        var apiKey = apiKey(section);
        var rotation = rotation(section, apiKey);
        return new PortalSettings(
                url.orElse(PortalUrl.NOWHERE),
                apiKey,
                tls(section),
                section.duration("heartbeat", Duration.ofMinutes(1), Duration.ofMillis(100)),
                section.duration("maxBackoff", Duration.ofMinutes(5), Duration.ofMillis(10)),
                section.duration("timeout", Duration.ofSeconds(30), Duration.ofMillis(100)),
                rotation.orElse(null),
                section.flag("configuration", false),
                section.duration("probation", Duration.ofMinutes(5), Duration.ofSeconds(1)));
    }

    static PortalSettings standIn() {
        return new PortalSettings(
                PortalUrl.NOWHERE,
                new Secret.InEnvironment(""),
                TlsSettings.USUAL,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                null,
                false,
                Duration.ZERO);
    }

    private Secret apiKey(YamlSection section) {
        var file = section.optionalFile("apiKeyFile", folder);
        var variable = section.optionalText("apiKeyEnv");
        if (section.has("apiKey")) {
            section.problem(
                    "apiKey",
                    "a key does not belong into this file: name a file (apiKeyFile) or a variable (apiKeyEnv)");
            return new Secret.InEnvironment("");
        }
        if (file.isPresent() == variable.isPresent()) {
            section.problem(file.isPresent() ? "apiKeyEnv" : "apiKeyFile", "give either apiKeyFile or apiKeyEnv");
            return new Secret.InEnvironment("");
        }
        Secret key =
                file.<Secret>map(Secret.InFile::new).orElseGet(() -> new Secret.InEnvironment(variable.orElse("")));
        if (key instanceof Secret.InFile(var path)) {
            Oddities.warnOfOnlookers(section, "apiKeyFile", path);
        }
        if (enrolled) {
            check(section, file.isPresent() ? "apiKeyFile" : "apiKeyEnv", key);
        }
        return key;
    }

    private static Optional<Duration> rotation(YamlSection section, Secret apiKey) {
        if (!section.has("rotateKeyEvery")) {
            return Optional.empty();
        }
        if (apiKey instanceof Secret.InEnvironment) {
            section.problem(
                    "rotateKeyEvery", "needs apiKeyFile: the bridge cannot change a variable for its next start");
        }
        return Optional.of(section.duration("rotateKeyEvery", Duration.ZERO, YOUNGEST_KEY));
    }

    private TlsSettings tls(YamlSection section) {
        var trusted = section.optionalSection("trustStore").map(this::certificates);
        var own = section.optionalSection("clientCertificate").map(this::certificates);
        var tls = new TlsSettings(trusted.orElse(null), own.orElse(null));
        trusted.ifPresent(t -> check(section, "trustStore", new TlsSettings(t, null)));
        own.ifPresent(o -> check(section, "clientCertificate", new TlsSettings(null, o)));
        return tls;
    }

    private Certificates certificates(YamlSection section) {
        var password = section.optionalFile("passwordFile", folder)
                .<Secret>map(Secret.InFile::new)
                .or(() -> section.optionalText("passwordEnv").map(Secret.InEnvironment::new));
        if (section.has("passwordFile") && section.has("passwordEnv")) {
            section.problem("passwordEnv", "give either passwordFile or passwordEnv");
        }
        section.require("file");
        return new Certificates(
                section.optionalFile("file", folder).orElse(folder),
                section.optionalFile("key", folder).orElse(null),
                password.orElse(null));
    }

    private static void check(YamlSection section, String key, Secret secret) {
        try {
            secret.read();
        } catch (IOException e) {
            section.problem(key, String.valueOf(e.getMessage()));
        }
    }

    private static void check(YamlSection section, String key, TlsSettings tls) {
        try {
            tls.context();
        } catch (IOException e) {
            section.problem(key, String.valueOf(e.getMessage()));
        }
    }
}
