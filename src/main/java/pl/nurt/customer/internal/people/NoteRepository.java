package pl.nurt.customer.internal.people;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.withRecursive;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_NOTE;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.notes.CustomerNote;
import pl.nurt.customer.notes.CustomerNoteId;
import pl.nurt.customer.notes.NoteKind;
import pl.nurt.identity.UserAccountId;

/** Notes and talks. */
@Repository
public class NoteRepository {
    private final DSLContext db;

    NoteRepository(DSLContext db) {
        this.db = db;
    }

    public List<CustomerNote> of(CustomerId customer, int most) {
        var n = CUSTOMER_NOTE;
        return db.select(
                        n.CUSTOMER_NOTE_ID,
                        n.KIND,
                        n.TEXT,
                        n.MINUTES,
                        n.PINNED,
                        n.WRITTEN_AT,
                        coalesce(USER_ACCOUNT.DISPLAY_NAME, inline("")))
                .from(n)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(n.WRITTEN_BY))
                .where(ofFamily(n.CUSTOMER_ID, customer), n.WITHDRAWN_AT.isNull())
                .orderBy(n.PINNED.desc(), n.WRITTEN_AT.desc(), n.CUSTOMER_NOTE_ID.desc())
                .limit(most)
                .fetch(mapping(CustomerNote::new));
    }

    /** Of the customer, of a duplicate that lives on in it, or of one that had lived on in that duplicate before. */
    static Condition ofFamily(TableField<?, CustomerId> column, CustomerId customer) {
        var one = field(name("family", "customer_id"), CUSTOMER_.CUSTOMER_ID.getDataType());
        return column.in(withRecursive("family", "customer_id")
                .as(select(CUSTOMER_.CUSTOMER_ID)
                        .from(CUSTOMER_)
                        .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                        .union(select(CUSTOMER_.CUSTOMER_ID)
                                .from(CUSTOMER_)
                                .join(table(name("family")))
                                .on(CUSTOMER_.MERGED_INTO_ID.eq(one))))
                .select(one)
                .from(table(name("family"))));
    }

    public CustomerNoteId insert(
            CustomerId customer, NoteKind kind, String text, @Nullable Integer minutes, UserAccountId by, Instant now) {
        return db.insertInto(CUSTOMER_NOTE)
                .set(CUSTOMER_NOTE.CUSTOMER_ID, customer)
                .set(CUSTOMER_NOTE.KIND, kind)
                .set(CUSTOMER_NOTE.TEXT, text)
                .set(CUSTOMER_NOTE.MINUTES, minutes)
                .set(CUSTOMER_NOTE.WRITTEN_AT, now)
                .set(CUSTOMER_NOTE.WRITTEN_BY, by)
                .returningResult(CUSTOMER_NOTE.CUSTOMER_NOTE_ID)
                .fetchSingle()
                .value1();
    }

    /** Whose note it is, and what it says. */
    public record Written(CustomerId customer, String text) {}

    /** @return empty when it was so already, or was withdrawn */
    public Optional<Written> pin(CustomerNoteId note, boolean pinned) {
        return db.update(CUSTOMER_NOTE)
                .set(CUSTOMER_NOTE.PINNED, pinned)
                .where(
                        CUSTOMER_NOTE.CUSTOMER_NOTE_ID.eq(note),
                        CUSTOMER_NOTE.WITHDRAWN_AT.isNull(),
                        CUSTOMER_NOTE.PINNED.ne(pinned))
                .returningResult(CUSTOMER_NOTE.CUSTOMER_ID, CUSTOMER_NOTE.TEXT)
                .fetchOptional(mapping(Written::new));
    }

    /** @return empty when it was withdrawn already */
    public Optional<Written> withdraw(CustomerNoteId note, UserAccountId by, Instant now) {
        return db.update(CUSTOMER_NOTE)
                .set(CUSTOMER_NOTE.WITHDRAWN_AT, now)
                .set(CUSTOMER_NOTE.WITHDRAWN_BY, by)
                .where(CUSTOMER_NOTE.CUSTOMER_NOTE_ID.eq(note), CUSTOMER_NOTE.WITHDRAWN_AT.isNull())
                .returningResult(CUSTOMER_NOTE.CUSTOMER_ID, CUSTOMER_NOTE.TEXT)
                .fetchOptional(mapping(Written::new));
    }
}
