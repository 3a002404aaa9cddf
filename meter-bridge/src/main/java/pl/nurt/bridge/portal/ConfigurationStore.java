package pl.nurt.bridge.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The configurations of the portal that this bridge knows, as files beside the outbox: the last good one, one that is being tried, and
 * the last one that did not prove itself. Every step is one replacement of a file, so that a crash leaves one of them or the other.
 */
final class ConfigurationStore {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationStore.class);
    private static final int LARGEST = 16 * 1024 * 1024;

    private final Path good;
    private final Path trial;
    private final Path failed;

    /** @param document JSON */
    record Stored(long version, String document) {}

    /** @param outcome as the portal was to be told */
    record Failed(long version, byte[] outcome) {}

    ConfigurationStore(Path outbox) {
        var name = outbox.getFileName() + ".configuration";
        this.good = outbox.resolveSibling(name + ".json");
        this.trial = outbox.resolveSibling(name + ".trial.json");
        this.failed = outbox.resolveSibling(name + ".failed.json");
    }

    Optional<Stored> good() {
        return read(good)
                .map(json -> new Stored(
                        json.path("version").asLong(), json.path("document").toString()));
    }

    Optional<Failed> failed() {
        return read(failed)
                .map(json -> new Failed(
                        json.path("version").asLong(),
                        json.path("outcome").toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Notes that {@code configuration} is being tried. Returns how often it was begun before and not brought to an end. */
    int begin(Stored configuration) throws IOException {
        var before = read(trial).filter(json -> json.path("version").asLong() == configuration.version());
        int tries = before.map(json -> json.path("tries").asInt(0)).orElse(0);
        write(trial, configuration, tries + 1);
        return tries;
    }

    /** What is being tried is good. */
    void keep() throws IOException {
        KeyFile.replace(trial, good);
    }

    /** The configuration is of no use and need not be tried again. */
    void fail(long version, byte[] outcome) throws IOException {
        var json = PortalJson.object(body -> {
            body.writeNumberProperty("version", version);
            body.writeName("outcome");
            body.writeRawValue(new String(outcome, StandardCharsets.UTF_8));
        });
        KeyFile.write(failed, new String(json, StandardCharsets.UTF_8));
        Files.deleteIfExists(trial);
    }

    private static void write(Path file, Stored configuration, int tries) throws IOException {
        var json = PortalJson.object(body -> {
            body.writeNumberProperty("version", configuration.version());
            body.writeNumberProperty("tries", tries);
            body.writeName("document");
            body.writeRawValue(configuration.document());
        });
        KeyFile.write(file, new String(json, StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            if (Files.notExists(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            var json = PortalJson.read(Files.readAllBytes(file));
            if (json.path("version").asLong(0) > 0) {
                return Optional.of(json);
            }
            LOG.error("event=configuration_file_damaged file={}", file);
        } catch (IOException e) {
            LOG.error(
                    "event=configuration_file_unreadable file={} reason={}",
                    file,
                    e.getClass().getSimpleName());
        }
        return Optional.empty();
    }
}
