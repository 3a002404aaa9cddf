package pl.nurt.platform.drafts.internal;

import static pl.nurt.db.platform.Tables.DRAFT;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import pl.nurt.platform.StoredJson;
import pl.nurt.platform.drafts.Draft;
import pl.nurt.platform.drafts.DraftKey;

/** Rows of drafts. */
@Repository
public class DraftRepository {
    private static final Duration KEPT = Duration.ofDays(30);

    private final DSLContext db;
    private final Clock clock;

    DraftRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<Draft> find(DraftKey key) {
        return db.select(DRAFT.TEXTS, DRAFT.CHANGED_AT)
                .from(DRAFT)
                .where(DRAFT.ACCOUNT.eq(key.account()), DRAFT.FORM.eq(key.form()))
                .fetchOptional(row -> new Draft(texts(row.value1()), row.value2()));
    }

    public void keep(DraftKey key, Map<String, String> texts) {
        var kept = JSONB.valueOf(StoredJson.text(texts));
        var now = clock.instant();
        db.insertInto(DRAFT, DRAFT.ACCOUNT, DRAFT.FORM, DRAFT.TEXTS, DRAFT.CHANGED_AT)
                .values(key.account(), key.form(), kept, now)
                .onConflict(DRAFT.ACCOUNT, DRAFT.FORM)
                .doUpdate()
                .set(DRAFT.TEXTS, kept)
                .set(DRAFT.CHANGED_AT, now)
                .execute();
    }

    public void forget(DraftKey key) {
        db.deleteFrom(DRAFT)
                .where(DRAFT.ACCOUNT.eq(key.account()), DRAFT.FORM.eq(key.form()))
                .execute();
    }

    void forgetOld() {
        db.deleteFrom(DRAFT)
                .where(DRAFT.CHANGED_AT.lt(clock.instant().minus(KEPT)))
                .execute();
    }

    private static Map<String, String> texts(JSONB stored) {
        return StoredJson.tree(stored.data()).properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().asString()));
    }
}
