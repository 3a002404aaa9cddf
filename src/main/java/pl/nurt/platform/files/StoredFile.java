package pl.nurt.platform.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kept file.
 *
 * @param name as people see it: no path, nothing invisible, an ending that tells the truth
 * @param account key of the account that brought it, null when the portal made it
 */
public record StoredFile(
        StoredFileId id,
        FileOwner owner,
        String name,
        ContentHash hash,
        long size,
        String mediaType,
        ScanState scan,
        Instant keptAt,
        @Nullable Long account) {
    public FileKind kind() {
        return FileKind.of(mediaType);
    }

    /** Where it can be fetched below the portal's root, by whom its room lets; without a leading slash. */
    public String address() {
        return "files/" + id.value();
    }
}
