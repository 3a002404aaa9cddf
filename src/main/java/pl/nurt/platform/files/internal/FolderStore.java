package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import pl.nurt.platform.files.ContentHash;
import pl.nurt.platform.files.FileStore;
import pl.nurt.platform.files.StorePlace;

/** Content in a folder that all portals see, {@code ab/ab12…}; written beside its place and moved there when it is on the disk. */
public final class FolderStore implements FileStore {
    private static final String PART = "part-";

    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public StorePlace place() {
        return StorePlace.FOLDER;
    }

    @Override
    public void put(ContentHash hash, long size, InputStream content) throws IOException {
        var place = path(hash);
        Files.createDirectories(place.getParent());
        var part = Files.createTempFile(place.getParent(), PART, ".tmp");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The name, too, before the row that speaks of it is committed.
            try (var names = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
                names.force(true);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public boolean exists(ContentHash hash) {
        return Files.exists(path(hash));
    }

    @Override
    public InputStream open(ContentHash hash, long size) throws IOException {
        return Files.newInputStream(path(hash));
    }

    @Override
    public void remove(ContentHash hash) throws IOException {
        Files.deleteIfExists(path(hash));
    }

    @Override
    public void tidy(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var found = Files.walk(folder, 2)) {
            for (var file : found.filter(FolderStore::isPart).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isPart(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().startsWith(PART);
    }

    private Path path(ContentHash hash) {
        return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
    }
}
