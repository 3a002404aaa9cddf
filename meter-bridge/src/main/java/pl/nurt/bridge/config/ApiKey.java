package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the portal's API key is. The key itself is never kept in a record, so that no log or message can show it. */
public sealed interface ApiKey {
    /** A file that holds nothing but the key. */
    record InFile(Path file) implements ApiKey {}

    /** An environment variable. */
    record InEnvironment(String variable) implements ApiKey {}

    /**
     * Reads the key afresh, so that a rotated file is noticed.
     *
     * @throws IOException there is no usable key; the message says why and does not contain it
     */
    default String read() throws IOException {
        return switch (this) {
            case InFile(var file) -> usable(read(file), file.toString());
            case InEnvironment(var variable) -> {
                var value = System.getenv(variable);
                yield usable(value == null ? "" : value, "environment variable " + variable);
            }
        };
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException("the API key file " + file + " cannot be read");
        }
    }

    private static String usable(String text, String place) throws IOException {
        var key = text.strip();
        if (key.isEmpty() || key.length() > 1_000 || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IOException(place + " holds no API key");
        }
        return key;
    }
}
