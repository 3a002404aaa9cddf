package pl.nurt.bridge.mbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Telegrams that tests decode. */
public final class Telegrams {
    private static final JsonMapper JSON = new JsonMapper();

    private Telegrams() {}

    /** Our own telegrams, each with what it must decode to. */
    public static List<JsonNode> synthetic() {
        try (var files = Files.list(Path.of(Objects.requireNonNull(Telegrams.class.getResource("/mbus/synthetic"))
                .toURI()))) {
            return files.sorted().map(Telegrams::read).map(JSON::readTree).toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<byte[]> syntheticBytes() {
        return synthetic().stream().map(t -> hex(t.get("hex").asString()));
    }

    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Telegrams of other people, which lie beside a checkout and are not part of it; empty where they are missing. */
    static Optional<Path> thirdParty() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("shared/mbus/dev");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static List<Path> thirdParty(String folder, String ending) {
        var root = thirdParty();
        if (root.isEmpty()) {
            return List.of();
        }
        try (var files = Files.list(root.get().resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
