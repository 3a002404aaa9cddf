package pl.nurt.platform.files.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static pl.nurt.db.platform.Tables.FILE_CONTENT;
import static pl.nurt.db.platform.Tables.STORED_FILE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.platform.files.ContentHash;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.ScanState;
import pl.nurt.platform.files.StorePlace;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFileId;

/** Which files are kept by whom, and what is known of their content. */
@Repository
public class StoredFileRepository {
    private final DSLContext db;

    StoredFileRepository(DSLContext db) {
        this.db = db;
    }

    /** Content as its row tells it. */
    public record Content(ContentHash hash, long size, StorePlace place, ScanState scan) {}

    /** Until the transaction ends nobody else keeps files for this owner: its quota holds. */
    public void lock(FileOwner owner) {
        lock("file owner " + owner.room() + " " + owner.key());
    }

    /** Until the transaction ends nobody else stores or removes this content. */
    public void lock(ContentHash hash) {
        lock("file content " + hash.hex());
    }

    private void lock(String what) {
        db.select(DSL.function(
                        "pg_advisory_xact_lock",
                        Object.class,
                        DSL.function("hashtextextended", Long.class, DSL.val(what), inline(0L))))
                .fetch();
    }

    public long size(FileOwner owner) {
        var size = db.select(coalesce(sum(FILE_CONTENT.SIZE_BYTES), BigDecimal.ZERO))
                .from(STORED_FILE)
                .join(FILE_CONTENT)
                .on(FILE_CONTENT.SHA256.eq(STORED_FILE.SHA256))
                .where(isOf(owner))
                .fetchSingle()
                .value1();
        return size.longValueExact();
    }

    public Optional<Content> content(ContentHash hash) {
        return db.select(FILE_CONTENT.SIZE_BYTES, FILE_CONTENT.PLACE, FILE_CONTENT.SCAN_STATE)
                .from(FILE_CONTENT)
                .where(FILE_CONTENT.SHA256.eq(hash.hex()))
                .fetchOptional(row -> new Content(hash, row.value1(), row.value2(), row.value3()));
    }

    public void addContent(Content content, String mediaType, @Nullable String remark, Instant now) {
        db.insertInto(FILE_CONTENT)
                .set(FILE_CONTENT.SHA256, content.hash().hex())
                .set(FILE_CONTENT.SIZE_BYTES, content.size())
                .set(FILE_CONTENT.MEDIA_TYPE, mediaType)
                .set(FILE_CONTENT.PLACE, content.place())
                .set(FILE_CONTENT.SCAN_STATE, content.scan())
                .set(FILE_CONTENT.SCANNED_AT, content.scan() == ScanState.NOT_ASKED ? null : now)
                .set(FILE_CONTENT.SCAN_REMARK, remark)
                .set(FILE_CONTENT.STORED_AT, now)
                .execute();
    }

    public void setScan(ContentHash hash, ScanState state, @Nullable String remark, Instant now) {
        db.update(FILE_CONTENT)
                .set(FILE_CONTENT.SCAN_STATE, state)
                .set(FILE_CONTENT.SCAN_REMARK, remark)
                .set(FILE_CONTENT.SCANNED_AT, now)
                .where(FILE_CONTENT.SHA256.eq(hash.hex()))
                .execute();
    }

    public StoredFileId add(FileOwner owner, String name, ContentHash hash, @Nullable Long account, Instant now) {
        return db.insertInto(STORED_FILE)
                .set(STORED_FILE.ROOM, owner.room())
                .set(STORED_FILE.OWNER_KEY, owner.key())
                .set(STORED_FILE.NAME, name)
                .set(STORED_FILE.SHA256, hash.hex())
                .set(STORED_FILE.ACCOUNT, account)
                .set(STORED_FILE.KEPT_AT, now)
                .returning(STORED_FILE.STORED_FILE_ID)
                .fetchSingle(STORED_FILE.STORED_FILE_ID);
    }

    public Optional<StoredFile> find(StoredFileId id) {
        return files().where(STORED_FILE.STORED_FILE_ID.eq(id)).fetchOptional(StoredFileRepository::file);
    }

    /** In the order in which they came. */
    public List<StoredFile> of(FileOwner owner) {
        return files().where(isOf(owner)).orderBy(STORED_FILE.STORED_FILE_ID).fetch(StoredFileRepository::file);
    }

    /** Everybody who keeps the content. */
    public List<StoredFile> with(ContentHash hash) {
        return files().where(STORED_FILE.SHA256.eq(hash.hex()))
                .orderBy(STORED_FILE.STORED_FILE_ID)
                .fetch(StoredFileRepository::file);
    }

    /** Whether there was such a file of this owner. */
    public boolean remove(FileOwner owner, StoredFileId id) {
        return db.deleteFrom(STORED_FILE)
                        .where(STORED_FILE.STORED_FILE_ID.eq(id), isOf(owner))
                        .execute()
                == 1;
    }

    /** How many files there were of the room that were kept before the moment. */
    public int remove(String room, Instant keptBefore) {
        return db.deleteFrom(STORED_FILE)
                .where(STORED_FILE.ROOM.eq(room), STORED_FILE.KEPT_AT.lt(keptBefore))
                .execute();
    }

    /** Content that nobody keeps, stored before the moment. */
    public List<ContentHash> unkept(Instant before, int most) {
        return db.select(FILE_CONTENT.SHA256)
                .from(FILE_CONTENT)
                .where(FILE_CONTENT.STORED_AT.lt(before), isKeptByNobody())
                .limit(most)
                .fetch(row -> new ContentHash(row.value1()));
    }

    /** Whether nobody kept it and it is gone now. The caller holds the content's lock. */
    public boolean removeUnkept(ContentHash hash) {
        return db.deleteFrom(FILE_CONTENT)
                        .where(FILE_CONTENT.SHA256.eq(hash.hex()), isKeptByNobody())
                        .execute()
                == 1;
    }

    /** Waiting content that was last looked at before the moment, the longest waiting first. */
    public List<Content> waiting(Instant lookedAtBefore, int most) {
        return db.select(FILE_CONTENT.SHA256, FILE_CONTENT.SIZE_BYTES, FILE_CONTENT.PLACE, FILE_CONTENT.SCAN_STATE)
                .from(FILE_CONTENT)
                .where(
                        FILE_CONTENT.SCAN_STATE.eq(inline(ScanState.WAITING, FILE_CONTENT.SCAN_STATE)),
                        FILE_CONTENT.SCANNED_AT.lt(lookedAtBefore))
                .orderBy(FILE_CONTENT.SCANNED_AT)
                .limit(most)
                .fetch(row -> new Content(new ContentHash(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    private static Condition isKeptByNobody() {
        return notExists(selectOne().from(STORED_FILE).where(STORED_FILE.SHA256.eq(FILE_CONTENT.SHA256)));
    }

    private static Condition isOf(FileOwner owner) {
        return STORED_FILE.ROOM.eq(owner.room()).and(STORED_FILE.OWNER_KEY.eq(owner.key()));
    }

    private SelectJoinStep<? extends Record> files() {
        return db.select(
                        STORED_FILE.STORED_FILE_ID,
                        STORED_FILE.ROOM,
                        STORED_FILE.OWNER_KEY,
                        STORED_FILE.NAME,
                        STORED_FILE.SHA256,
                        FILE_CONTENT.SIZE_BYTES,
                        FILE_CONTENT.MEDIA_TYPE,
                        FILE_CONTENT.SCAN_STATE,
                        STORED_FILE.KEPT_AT,
                        STORED_FILE.ACCOUNT)
                .from(STORED_FILE)
                .join(FILE_CONTENT)
                .on(FILE_CONTENT.SHA256.eq(STORED_FILE.SHA256));
    }

    private static StoredFile file(Record row) {
        return new StoredFile(
                row.get(STORED_FILE.STORED_FILE_ID),
                new FileOwner(row.get(STORED_FILE.ROOM), row.get(STORED_FILE.OWNER_KEY)),
                row.get(STORED_FILE.NAME),
                new ContentHash(row.get(STORED_FILE.SHA256)),
                row.get(FILE_CONTENT.SIZE_BYTES),
                row.get(FILE_CONTENT.MEDIA_TYPE),
                row.get(FILE_CONTENT.SCAN_STATE),
                row.get(STORED_FILE.KEPT_AT),
                row.get(STORED_FILE.ACCOUNT));
    }
}
