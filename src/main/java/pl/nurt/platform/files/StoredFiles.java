package pl.nurt.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.ScanVerdict.Clean;
import pl.nurt.platform.files.ScanVerdict.Found;
import pl.nurt.platform.files.ScanVerdict.NoVerdict;
import pl.nurt.platform.files.internal.FileStores;
import pl.nurt.platform.files.internal.Intake;
import pl.nurt.platform.files.internal.Intake.Looked;
import pl.nurt.platform.files.internal.SpooledFile;
import pl.nurt.platform.files.internal.StoredFileRepository;
import pl.nurt.platform.files.internal.StoredFileRepository.Content;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Keeps files for rooms and hands them out.
 *
 * <p>The same content is stored once, whoever keeps it. Keeping a file twice makes two files: whether that is meant is for the room to say.
 */
@Service
public class StoredFiles {
    private static final Logger log = LoggerFactory.getLogger(StoredFiles.class);

    private final Intake intake;
    private final FileStores stores;
    private final StoredFileRepository files;
    private final Map<String, FileRoom> rooms = new HashMap<>();
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredFiles(
            Intake intake,
            FileStores stores,
            StoredFileRepository files,
            List<FileRoom> rooms,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.intake = intake;
        this.stores = stores;
        this.files = files;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
        this.clock = clock;
        for (var room : rooms) {
            if (this.rooms.put(room.room(), room) != null) {
                throw new IllegalStateException("two beans decide about the files of " + room.room());
            }
        }
    }

    /**
     * Reads, checks and keeps a file. Best called outside a transaction: reading and scanning take as long as sender and scanner need.
     *
     * @return the file; {@link ScanState#WAITING} when a scanner is set and gave no verdict, then nobody may read it yet
     * @throws FileRefusedException when it is not taken; nothing of it is kept
     */
    public StoredFile keep(FileOwner owner, SentFile sent, FileRules rules) {
        requireRoom(owner);
        try (var looked = intake.read(sent.content(), sent.declaredSize(), rules)) {
            var scanned = scan(looked, owner, sent, rules);
            return transaction.execute(status -> store(owner, sent, looked, scanned, rules));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Keeps a file that the portal makes: neither limited nor scanned, for nothing in it comes from elsewhere but data.
     *
     * @param kind what it is, known and not looked for
     */
    public StoredFile keepMade(FileOwner owner, String name, FileKind kind, MadeContent content) {
        requireRoom(owner);
        try (var made = SpooledFile.made(content)) {
            return transaction.execute(status -> {
                files.lock(made.hash());
                storeContent(made, kind.mediaType(), new Scanned(ScanState.NOT_ASKED, null));
                var id = files.add(owner, FileName.clean(name, kind), made.hash(), null, clock.instant());
                return files.find(id).orElseThrow();
            });
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The owner's files in the order in which they came. The room has decided that whoever asks may know. */
    @Transactional(readOnly = true)
    public List<StoredFile> of(FileOwner owner) {
        return files.of(owner);
    }

    /**
     * The file, for whoever is signed in on this thread, if its room lets them read it; the room notes that it leaves. That somebody reached for one
     * that is not theirs is counted, as a forbidden page is.
     *
     * @throws NotFoundException when there is none or it is not theirs
     */
    @Transactional
    public StoredFile forReader(StoredFileId id) {
        var file = files.find(id).orElseThrow(NotFoundException::new);
        var room = rooms.get(file.owner().room());
        if (room == null || !room.mayRead(file.owner())) {
            events.publishEvent(SecurityEvent.ofCaller(
                    SecuritySign.FORBIDDEN, "platform.file", file.owner().room()));
            throw new NotFoundException();
        }
        room.handedOut(file);
        return file;
    }

    /**
     * The file, for the room that keeps it: nobody's permission is asked.
     *
     * @throws NotFoundException when there is none
     */
    @Transactional(readOnly = true)
    public StoredFile kept(StoredFileId id) {
        return files.find(id).orElseThrow(NotFoundException::new);
    }

    /**
     * The bytes of a file that {@link #forReader} gave or that the room reads for itself; streamed, the caller closes.
     *
     * @throws NotScannedYetException when a scanner has still to look at it
     * @throws NotFoundException when its bytes are gone because malware was found
     */
    public InputStream open(StoredFile file) {
        var content = files.content(file.hash()).orElseThrow(NotFoundException::new);
        switch (content.scan()) {
            case WAITING -> throw new NotScannedYetException();
            case INFECTED -> throw new NotFoundException();
            case CLEAN, NOT_ASKED -> {}
        }
        try {
            return stores.at(content.place()).open(content.hash(), content.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The owner no longer keeps the file; nothing happens when it does not anyway. Content that nobody keeps is swept later. */
    @Transactional
    public void forget(FileOwner owner, StoredFileId id) {
        files.remove(owner, id);
    }

    /** The room no longer keeps what it has kept since before the moment; for rooms that keep files for a time. */
    @Transactional
    public int forget(String room, Instant keptBefore) {
        return files.remove(room, keptBefore);
    }

    private record Scanned(ScanState state, @Nullable String remark) {}

    private Scanned scan(Looked looked, FileOwner owner, SentFile sent, FileRules rules) {
        var scanner = stores.scanner();
        if (scanner.isEmpty()) {
            return new Scanned(ScanState.NOT_ASKED, null);
        }
        return switch (scanner.get().scan(looked.file().path())) {
            case Clean() -> new Scanned(ScanState.CLEAN, null);
            case NoVerdict(var reason)
            when reason == ScanVerdict.Reason.TOO_LARGE -> {
                log.warn(
                        "file refused because=scanner_reads_only_smaller_files size={}; raise clamd's StreamMaxLength",
                        looked.file().size());
                throw new FileRefusedException(FileRefusal.TOO_LARGE_TO_SCAN, looked.kind(), rules);
            }
            case NoVerdict(var reason) -> new Scanned(ScanState.WAITING, reason.name());
            case Found(var signature) -> {
                var name = FileName.clean(sent.name(), looked.kind());
                var found = new MalwareFound(owner, name, looked.file().hash(), signature, sent.account());
                apart.executeWithoutResult(status -> events.publishEvent(found));
                throw new FileRefusedException(FileRefusal.MALWARE, looked.kind(), rules);
            }
        };
    }

    private StoredFile store(FileOwner owner, SentFile sent, Looked looked, Scanned scanned, FileRules rules) {
        files.lock(owner);
        if (files.size(owner) + looked.file().size() > rules.quotaBytes()) {
            throw new FileRefusedException(FileRefusal.QUOTA, looked.kind(), rules);
        }
        var hash = looked.file().hash();
        files.lock(hash);
        if (files.content(hash)
                        .filter(known -> known.scan() == ScanState.INFECTED)
                        .isPresent()
                && scanned.state() != ScanState.CLEAN) {
            throw new FileRefusedException(FileRefusal.MALWARE, looked.kind(), rules);
        }
        storeContent(looked.file(), looked.mediaType(), scanned);
        var id = files.add(owner, FileName.clean(sent.name(), looked.kind()), hash, sent.account(), clock.instant());
        return files.find(id).orElseThrow();
    }

    /** The caller holds the content's lock. */
    private void storeContent(SpooledFile file, String mediaType, Scanned scanned) {
        var known = files.content(file.hash());
        if (known.isEmpty()) {
            var place = stores.chosen().place();
            files.addContent(
                    new Content(file.hash(), file.size(), place, scanned.state()),
                    mediaType,
                    scanned.remark(),
                    clock.instant());
        } else if (scanned.state() == ScanState.CLEAN && known.get().scan() != ScanState.CLEAN) {
            files.setScan(file.hash(), ScanState.CLEAN, null, clock.instant());
        }
        var store = known.map(content -> stores.at(content.place())).orElseGet(stores::chosen);
        if (!store.exists(file.hash())) {
            try (var content = file.open()) {
                store.put(file.hash(), file.size(), content);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private void requireRoom(FileOwner owner) {
        if (!rooms.containsKey(owner.room())) {
            throw new IllegalArgumentException("no FileRoom decides about the files of " + owner.room());
        }
    }
}
