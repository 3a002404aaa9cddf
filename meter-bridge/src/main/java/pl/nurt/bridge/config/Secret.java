package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a key or a password is. It is never kept in a record itself, so that no log or message can show it. */
public sealed interface Secret {
    /** A file that holds nothing else. */
    record InFile(Path file) implements Secret {}

    /** An environment variable. */
    record InEnvironment(String variable) implements Secret {}

    /**
     * Reads it afresh, so that a replaced file is noticed.
     *
     * @throws IOException there is none that can be used; the message says why and does not contain it
     */
    default String read() throws IOException {
        return switch (this) {
            case InFile(var file) -> read(file);
            case InEnvironment(var variable) -> {
                var value = System.getenv(variable);
                yield usable(value == null ? "" : value, "environment variable " + variable);
            }
        };
    }

    /** As {@link #read()}, from a file. */
    static String read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException("the file " + file + " cannot be read", e);
        }
        return usable(text, "the file " + file);
    }

    private static String usable(String text, String place) throws IOException {
        var secret = text.strip();
        if (secret.isEmpty() || secret.length() > 1_000 || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IOException(place + " holds no key or password (ASCII without spaces)");
        }
        return secret;
    }
}
