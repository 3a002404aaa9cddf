package pl.nurt.bridge.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import pl.nurt.bridge.config.Secret;

/**
 * The API key in use, and while it is being replaced the next one. Both are files, so that a crash at any step leaves at least one key
 * that the portal knows:
 *
 * <ol>
 *   <li>{@link #next} writes the new key beside the old one; the portal knows the old one;
 *   <li>the portal is told the new one's hash and knows both until it sees the new one;
 *   <li>with the first answer to the new one ({@link #worked}) it takes the old one's place. Until then, whoever is told that one key
 *       is wrong tries the other.
 * </ol>
 *
 * <p>For any number of threads.
 */
final class KeyRing {
    private final Secret secret;
    private boolean nextIsKnown;

    KeyRing(Secret secret) {
        this.secret = secret;
    }

    private Optional<Path> file() {
        return switch (secret) {
            case Secret.InFile(var file) -> Optional.of(file);
            case Secret.InEnvironment ignored -> Optional.empty();
        };
    }

    private static Path nextTo(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    /** The key to try first. */
    synchronized String first() throws IOException {
        var next = pending();
        return nextIsKnown && next.isPresent() ? next.get() : secret.read();
    }

    /** The key to try when the portal does not know {@code refused}. */
    synchronized Optional<String> insteadOf(String refused) throws IOException {
        var next = pending();
        if (next.isPresent() && !next.get().equals(refused)) {
            return next;
        }
        return next.isPresent() ? Optional.of(secret.read()).filter(key -> !key.equals(refused)) : Optional.empty();
    }

    /** The next key, if a replacement is under way. */
    private Optional<String> pending() {
        return file().map(KeyRing::nextTo).filter(Files::exists).flatMap(next -> {
            try {
                return Optional.of(Secret.read(next));
            } catch (IOException unusable) {
                // As if there were none: the next replacement writes it anew.
                return Optional.empty();
            }
        });
    }

    /**
     * The key that shall replace the one in use; makes one unless a replacement is under way. A repeat gives the same.
     *
     * @throws IOException it cannot be stored, or the key is no file
     */
    synchronized String next() throws IOException {
        var pending = pending();
        if (pending.isPresent()) {
            return pending.get();
        }
        var file = file().orElseThrow(() -> new IOException(
                "the API key is in an environment variable, which the bridge cannot replace: use apiKeyFile"));
        var key = NewKey.make();
        KeyFile.write(nextTo(file), key);
        return key;
    }

    /** The portal said that it knows {@link #next}. */
    synchronized void nextIsKnown() {
        nextIsKnown = true;
    }

    /** The portal answered to {@code key}; if that is the next one, it takes the place of the old one. */
    synchronized void worked(String key) throws IOException {
        var file = file();
        if (file.isPresent() && pending().filter(key::equals).isPresent()) {
            KeyFile.replace(nextTo(file.get()), file.get());
            nextIsKnown = false;
        }
    }

    /** When the key in use was written; empty if it is no file. */
    synchronized Optional<Instant> writtenAt() throws IOException {
        var file = file();
        return file.isPresent()
                ? Optional.of(Files.getLastModifiedTime(file.get()).toInstant())
                : Optional.empty();
    }
}
