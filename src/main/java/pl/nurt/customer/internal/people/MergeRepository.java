package pl.nurt.customer.internal.people;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONTACT;
import static pl.nurt.db.customer.Tables.CUSTOMER_MERGE;
import static pl.nurt.db.customer.Tables.CUSTOMER_MERGE_MOVE;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.customer.Tables.HANDOVER;
import static pl.nurt.db.customer.Tables.REPRESENTATIVE;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.merging.CustomerMergeId;
import pl.nurt.customer.merging.MovedThing;
import pl.nurt.identity.UserAccountId;

/** Moves what belongs to one customer to another, remembers it, and moves it back. */
@Repository
public class MergeRepository {
    /** A duplicate and who it lives on in. */
    public record Pair(CustomerId duplicate, CustomerId survivor) {}

    private record Owned(
            MovedThing what, Table<?> table, TableField<? extends Record, CustomerId> owner, Field<?> key) {}

    private static final List<Owned> OWNED = List.of(
            new Owned(
                    MovedThing.CONTRACT,
                    SUPPLY_CONTRACT,
                    SUPPLY_CONTRACT.CUSTOMER_ID,
                    SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID),
            new Owned(
                    MovedThing.CONTACT,
                    CUSTOMER_CONTACT,
                    CUSTOMER_CONTACT.CUSTOMER_ID,
                    CUSTOMER_CONTACT.CUSTOMER_CONTACT_ID),
            new Owned(
                    MovedThing.REPRESENTATIVE,
                    REPRESENTATIVE,
                    REPRESENTATIVE.CUSTOMER_ID,
                    REPRESENTATIVE.REPRESENTATIVE_ID));

    private final DSLContext db;

    MergeRepository(DSLContext db) {
        this.db = db;
    }

    /** Number and name, as people say who it is. */
    public String named(CustomerId customer) {
        return db.select(CUSTOMER_.NUMBER.concat(" ").concat(CUSTOMER_.NAME))
                .from(CUSTOMER_)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .fetchSingle()
                .value1();
    }

    /** Locks both, the smaller key first. @return whether both exist and neither was merged */
    public boolean lockLiving(CustomerId one, CustomerId other) {
        return db.select(CUSTOMER_.CUSTOMER_ID)
                        .from(CUSTOMER_)
                        .where(CUSTOMER_.CUSTOMER_ID.in(one, other), CUSTOMER_.MERGED_INTO_ID.isNull())
                        .orderBy(CUSTOMER_.CUSTOMER_ID)
                        .forUpdate()
                        .fetch()
                        .size()
                == 2;
    }

    public CustomerMergeId merge(CustomerId duplicate, CustomerId survivor, UserAccountId by, Instant now) {
        var merge = db.insertInto(CUSTOMER_MERGE)
                .set(CUSTOMER_MERGE.MERGED_ID, duplicate)
                .set(CUSTOMER_MERGE.SURVIVOR_ID, survivor)
                .set(CUSTOMER_MERGE.MADE_AT, now)
                .set(CUSTOMER_MERGE.MADE_BY, by)
                .returningResult(CUSTOMER_MERGE.CUSTOMER_MERGE_ID)
                .fetchSingle()
                .value1();
        OWNED.forEach(owned -> move(merge, owned, duplicate, survivor));
        moveAccounts(merge, duplicate, survivor);
        db.update(CUSTOMER_)
                .set(CUSTOMER_.MERGED_INTO_ID, survivor)
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.CUSTOMER_ID.eq(duplicate))
                .execute();
        touch(survivor);
        return merge;
    }

    private void move(CustomerMergeId merge, Owned owned, CustomerId duplicate, CustomerId survivor) {
        var m = CUSTOMER_MERGE_MOVE;
        db.insertInto(m, m.CUSTOMER_MERGE_ID, m.WHAT, m.ROW_ID)
                .select(select(val(merge, m.CUSTOMER_MERGE_ID), val(owned.what(), m.WHAT), asLong(owned.key()))
                        .from(owned.table())
                        .where(owned.owner().eq(duplicate)))
                .execute();
        db.update(owned.table())
                .set(owned.owner(), survivor)
                .where(owned.owner().eq(duplicate))
                .execute();
    }

    /** An account that acts for both keeps its one link. */
    private void moveAccounts(CustomerMergeId merge, CustomerId duplicate, CustomerId survivor) {
        var u = CUSTOMER_USER;
        for (var account : db.select(u.USER_ACCOUNT_ID)
                .from(u)
                .where(u.CUSTOMER_ID.eq(duplicate))
                .fetch(u.USER_ACCOUNT_ID)) {
            var added = db.insertInto(u)
                    .set(u.USER_ACCOUNT_ID, account)
                    .set(u.CUSTOMER_ID, survivor)
                    .onConflictDoNothing()
                    .execute();
            if (added == 1) {
                db.insertInto(CUSTOMER_MERGE_MOVE)
                        .set(CUSTOMER_MERGE_MOVE.CUSTOMER_MERGE_ID, merge)
                        .set(CUSTOMER_MERGE_MOVE.WHAT, MovedThing.ACCOUNT)
                        .set(CUSTOMER_MERGE_MOVE.ROW_ID, account.value())
                        .execute();
            }
        }
    }

    public Optional<CustomerMergeId> of(CustomerId duplicate) {
        return db.select(CUSTOMER_MERGE.CUSTOMER_MERGE_ID)
                .from(CUSTOMER_MERGE)
                .where(CUSTOMER_MERGE.MERGED_ID.eq(duplicate), CUSTOMER_MERGE.UNDONE_AT.isNull())
                .fetchOptional(row -> row.value1());
    }

    /** Locks a merge that holds. */
    public Optional<Pair> lock(CustomerMergeId merge) {
        return db.select(CUSTOMER_MERGE.MERGED_ID, CUSTOMER_MERGE.SURVIVOR_ID)
                .from(CUSTOMER_MERGE)
                .where(CUSTOMER_MERGE.CUSTOMER_MERGE_ID.eq(merge), CUSTOMER_MERGE.UNDONE_AT.isNull())
                .forUpdate()
                .fetchOptional(row -> new Pair(row.value1(), row.value2()));
    }

    /**
     * Moves everything back. @return false when something of it is no longer with the survivor, or a place of the duplicate's changed hands
     * since; the caller's transaction must then end
     */
    public boolean giveBack(CustomerMergeId merge, Pair pair) {
        for (var owned : OWNED) {
            var rows = moved(merge, owned.what());
            if (rows.isEmpty()) {
                continue;
            }
            var back = db.update(owned.table())
                    .set(owned.owner(), pair.duplicate())
                    .where(asLong(owned.key()).in(rows), owned.owner().eq(pair.survivor()))
                    .execute();
            if (back != rows.size()) {
                return false;
            }
        }
        var contracts = moved(merge, MovedThing.CONTRACT).stream()
                .map(SupplyContractId::new)
                .toList();
        var since = db.select(CUSTOMER_MERGE.MADE_AT)
                .from(CUSTOMER_MERGE)
                .where(CUSTOMER_MERGE.CUSTOMER_MERGE_ID.eq(merge))
                .asField();
        if (db.fetchExists(
                HANDOVER,
                HANDOVER.ENDED_CONTRACT_ID.in(contracts),
                HANDOVER.MADE_AT.gt(since.coerce(HANDOVER.MADE_AT)))) {
            return false;
        }
        db.deleteFrom(CUSTOMER_USER)
                .where(CUSTOMER_USER.CUSTOMER_ID.eq(pair.survivor()))
                .and(asLong(CUSTOMER_USER.USER_ACCOUNT_ID).in(moved(merge, MovedThing.ACCOUNT)))
                .execute();
        return true;
    }

    public void undone(CustomerMergeId merge, Pair pair, UserAccountId by, Instant now) {
        db.update(CUSTOMER_MERGE)
                .set(CUSTOMER_MERGE.UNDONE_AT, now)
                .set(CUSTOMER_MERGE.UNDONE_BY, by)
                .where(CUSTOMER_MERGE.CUSTOMER_MERGE_ID.eq(merge))
                .execute();
        db.update(CUSTOMER_)
                .set(CUSTOMER_.MERGED_INTO_ID, castNull(CUSTOMER_.MERGED_INTO_ID))
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.CUSTOMER_ID.eq(pair.duplicate()))
                .execute();
        touch(pair.survivor());
    }

    /** The accounts that act for the survivor by this merge alone. */
    public List<UserAccountId> accounts(CustomerMergeId merge) {
        return moved(merge, MovedThing.ACCOUNT).stream().map(UserAccountId::new).toList();
    }

    private List<Long> moved(CustomerMergeId merge, MovedThing what) {
        return db.select(CUSTOMER_MERGE_MOVE.ROW_ID)
                .from(CUSTOMER_MERGE_MOVE)
                .where(CUSTOMER_MERGE_MOVE.CUSTOMER_MERGE_ID.eq(merge), CUSTOMER_MERGE_MOVE.WHAT.eq(what))
                .fetch(CUSTOMER_MERGE_MOVE.ROW_ID);
    }

    private void touch(CustomerId customer) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .execute();
    }

    private static Field<Long> asLong(Field<?> key) {
        return key.coerce(SQLDataType.BIGINT);
    }
}
