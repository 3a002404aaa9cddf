package pl.nurt.platform.files.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import pl.nurt.platform.files.ContentHash;
import pl.nurt.platform.files.MadeContent;

/** What somebody sends, on its way: in a temporary file that is gone when this is closed. */
public final class SpooledFile implements AutoCloseable {
    private static final int STEP = 64 * 1024;

    private final Path path;
    private final ContentHash hash;
    private final long size;

    private SpooledFile(Path path, ContentHash hash, long size) {
        this.path = path;
        this.hash = hash;
        this.size = size;
    }

    /** Empty, with nothing left behind, when there are more than {@code maxBytes}: reading stops there. */
    public static Optional<SpooledFile> read(InputStream content, long maxBytes) throws IOException {
        var path = Files.createTempFile("nurt-file-", ".part");
        try {
            var digest = sha256();
            var size = copy(content, path, digest, maxBytes);
            if (size > maxBytes) {
                Files.delete(path);
                return Optional.empty();
            }
            return Optional.of(
                    new SpooledFile(path, new ContentHash(HexFormat.of().formatHex(digest.digest())), size));
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(path);
            throw broken;
        }
    }

    /** What the portal writes by itself; nothing is left behind when the writing fails. */
    public static SpooledFile made(MadeContent content) throws IOException {
        var path = Files.createTempFile("nurt-file-", ".part");
        try {
            var digest = sha256();
            try (var file = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest)) {
                content.writeTo(file);
            }
            return new SpooledFile(path, new ContentHash(HexFormat.of().formatHex(digest.digest())), Files.size(path));
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(path);
            throw broken;
        }
    }

    private static long copy(InputStream content, Path path, MessageDigest digest, long maxBytes) throws IOException {
        var step = new byte[STEP];
        var size = 0L;
        try (var file = Files.newOutputStream(path)) {
            for (var read = content.read(step); read >= 0; read = content.read(step)) {
                size += read;
                if (size > maxBytes) {
                    return size;
                }
                digest.update(step, 0, read);
                file.write(step, 0, read);
            }
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Path path() {
        return path;
    }

    public ContentHash hash() {
        return hash;
    }

    public long size() {
        return size;
    }

    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException unremovable) {
            throw new UncheckedIOException(unremovable);
        }
    }
}
