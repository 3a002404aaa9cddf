package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.files.MalwareFound;
import pl.nurt.platform.files.MalwareScanner;
import pl.nurt.platform.files.ScanState;
import pl.nurt.platform.files.ScanVerdict;
import pl.nurt.platform.files.internal.StoredFileRepository.Content;

/** Asks the scanner again about files that wait for a verdict; safe to repeat and to run anywhere. */
@Component
public class FileScans {
    private static final Logger log = LoggerFactory.getLogger(FileScans.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 50;

    private final FileStores stores;
    private final StoredFileRepository files;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public FileScans(
            FileStores stores,
            StoredFileRepository files,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stores = stores;
        this.files = files;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Each waiting file once, the longest waiting first; one that gets no verdict waits at least five minutes for its next turn. */
    public void scanWaiting() {
        var scanner = stores.scanner();
        if (scanner.isEmpty()) {
            return;
        }
        for (var content : files.waiting(clock.instant().minus(PAUSE), AT_ONCE)) {
            scan(content, scanner.get());
        }
    }

    private void scan(Content content, MalwareScanner scanner) {
        try (var stored = stores.at(content.place()).open(content.hash(), content.size());
                var file = SpooledFile.read(stored, content.size()).orElseThrow()) {
            var verdict = scanner.scan(file.path());
            transaction.executeWithoutResult(status -> note(content, verdict));
        } catch (IOException unreadable) {
            log.error("waiting file unreadable hash={}", content.hash().hex(), unreadable);
        }
    }

    private void note(Content content, ScanVerdict verdict) {
        files.lock(content.hash());
        switch (verdict) {
            case ScanVerdict.Clean() -> files.setScan(content.hash(), ScanState.CLEAN, null, clock.instant());
            case ScanVerdict.NoVerdict(var reason) -> {
                if (reason == ScanVerdict.Reason.TOO_LARGE) {
                    // Kept while the scanner was away; as it is now, it will never be read.
                    log.warn(
                            "file waits because=scanner_reads_only_smaller_files size={}; raise clamd's StreamMaxLength",
                            content.size());
                }
                files.setScan(content.hash(), ScanState.WAITING, reason.name(), clock.instant());
            }
            case ScanVerdict.Found(var signature) -> {
                files.setScan(content.hash(), ScanState.INFECTED, signature, clock.instant());
                remove(content);
                files.with(content.hash())
                        .forEach(file -> events.publishEvent(new MalwareFound(
                                file.owner(), file.name(), content.hash(), signature, file.account())));
            }
        }
    }

    private void remove(Content content) {
        try {
            stores.at(content.place()).remove(content.hash());
        } catch (IOException unremovable) {
            log.error("infected content stays hash={}", content.hash().hex(), unremovable);
        }
    }
}
