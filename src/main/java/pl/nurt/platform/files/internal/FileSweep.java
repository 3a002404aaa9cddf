package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.files.ContentHash;

/** Removes content that nobody keeps any more; safe to repeat. */
@Component
public class FileSweep {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int AT_ONCE = 500;
    /** No upload takes that long. */
    private static final Duration HALF_WRITTEN = Duration.ofDays(1);

    private final FileStores stores;
    private final StoredFileRepository files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public FileSweep(FileStores stores, StoredFileRepository files, TransactionTemplate transaction, Clock clock) {
        this.stores = stores;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void sweep() {
        var before = clock.instant().minus(GRACE);
        List<ContentHash> unkept;
        do {
            unkept = files.unkept(before, AT_ONCE);
            unkept.forEach(hash -> transaction.executeWithoutResult(status -> remove(hash)));
        } while (unkept.size() == AT_ONCE);
        try {
            stores.tidy(clock.instant().minus(HALF_WRITTEN));
        } catch (IOException unremovable) {
            throw new UncheckedIOException(unremovable);
        }
    }

    /** Under the lock nobody begins to keep it; should the transaction fail after all, whoever keeps the content next stores it anew. */
    private void remove(ContentHash hash) {
        files.lock(hash);
        var content = files.content(hash);
        if (content.isPresent() && files.removeUnkept(hash)) {
            try {
                stores.at(content.get().place()).remove(hash);
            } catch (IOException unremovable) {
                throw new UncheckedIOException(unremovable);
            }
        }
    }
}
