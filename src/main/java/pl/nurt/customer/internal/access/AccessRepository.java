package pl.nurt.customer.internal.access;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.customer.Tables.ACCESS_CODE;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER_PAST;
import static pl.nurt.db.customer.Tables.REPRESENTATIVE;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.access.AccessCode;
import pl.nurt.customer.access.AccessCodeId;
import pl.nurt.customer.access.AccessCodeState;
import pl.nurt.customer.access.AccessCodeWay;
import pl.nurt.customer.access.PastAccount;
import pl.nurt.customer.internal.rules.CodeText;
import pl.nurt.customer.people.RepresentativeId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/** Rows of codes, and of links between accounts and customers. */
@Repository
public class AccessRepository {
    /** More customers than that whose numbers differ in spaces and letters alone are not told apart. */
    private static final int ALIKE = 5;

    private final DSLContext db;

    AccessRepository(DSLContext db) {
        this.db = db;
    }

    /** What is to be kept of a new code. */
    public record NewCode(
            CustomerId customer,
            @Nullable RepresentativeId representative,
            String person,
            byte[] hash,
            AccessCodeWay way,
            @Nullable String email,
            Instant expiresAt) {}

    /** A code that fits and works. */
    public record Fitting(AccessCodeId id, CustomerId customer, String person) {}

    /** Whom a failure has locked out. */
    public record Failure(CustomerId customer, boolean locked) {}

    public AccessCodeId insert(NewCode code, UserAccountId by, Instant now) {
        return db.insertInto(ACCESS_CODE)
                .set(ACCESS_CODE.CUSTOMER_ID, code.customer())
                .set(ACCESS_CODE.REPRESENTATIVE_ID, code.representative())
                .set(ACCESS_CODE.PERSON, code.person())
                .set(ACCESS_CODE.CODE_HASH, code.hash())
                .set(ACCESS_CODE.WAY, code.way())
                .set(ACCESS_CODE.EMAIL, code.email())
                .set(ACCESS_CODE.ISSUED_AT, now)
                .set(ACCESS_CODE.ISSUED_BY, by)
                .set(ACCESS_CODE.EXPIRES_AT, code.expiresAt())
                .returningResult(ACCESS_CODE.ACCESS_CODE_ID)
                .fetchSingle()
                .value1();
    }

    /** Ends the codes of one person that were not used. @return those it ended */
    public List<AccessCodeId> revokeOf(
            CustomerId customer, @Nullable RepresentativeId representative, @Nullable UserAccountId by, Instant now) {
        return revoke(
                ACCESS_CODE.CUSTOMER_ID.eq(customer),
                representative == null
                        ? ACCESS_CODE.REPRESENTATIVE_ID.isNull()
                        : ACCESS_CODE.REPRESENTATIVE_ID.eq(representative),
                by,
                now);
    }

    private List<AccessCodeId> revoke(Condition which, Condition whose, @Nullable UserAccountId by, Instant now) {
        return db.update(ACCESS_CODE)
                .set(ACCESS_CODE.REVOKED_AT, now)
                .set(ACCESS_CODE.REVOKED_BY, by)
                .where(which, whose, neitherUsedNorRevoked())
                .returningResult(ACCESS_CODE.ACCESS_CODE_ID)
                .fetch(ACCESS_CODE.ACCESS_CODE_ID);
    }

    /** A code, with the customer it is for. */
    public record Revoked(CustomerId customer, String person) {}

    /** Ends one code. @return whose it was; empty when it was used or revoked before, or never was */
    public Optional<Revoked> revoke(AccessCodeId code, UserAccountId by, Instant now) {
        return db.update(ACCESS_CODE)
                .set(ACCESS_CODE.REVOKED_AT, now)
                .set(ACCESS_CODE.REVOKED_BY, by)
                .where(ACCESS_CODE.ACCESS_CODE_ID.eq(code), neitherUsedNorRevoked())
                .returningResult(ACCESS_CODE.CUSTOMER_ID, ACCESS_CODE.PERSON)
                .fetchOptional(mapping(Revoked::new));
    }

    /** The customer's codes, newest first. */
    public List<AccessCode> of(CustomerId customer, Instant now, int most) {
        var clerk = USER_ACCOUNT;
        return db.select(
                        ACCESS_CODE.ACCESS_CODE_ID,
                        ACCESS_CODE.REPRESENTATIVE_ID,
                        ACCESS_CODE.PERSON,
                        ACCESS_CODE.WAY,
                        ACCESS_CODE.EMAIL,
                        ACCESS_CODE.ISSUED_AT,
                        clerk.DISPLAY_NAME,
                        ACCESS_CODE.EXPIRES_AT,
                        ACCESS_CODE.USED_AT,
                        ACCESS_CODE.REVOKED_AT,
                        ACCESS_CODE.LOCKED_UNTIL,
                        field(personActs(now)))
                .from(ACCESS_CODE)
                .leftJoin(clerk)
                .on(clerk.USER_ACCOUNT_ID.eq(ACCESS_CODE.ISSUED_BY))
                .where(ACCESS_CODE.CUSTOMER_ID.eq(customer))
                .orderBy(ACCESS_CODE.ISSUED_AT.desc(), ACCESS_CODE.ACCESS_CODE_ID.desc())
                .limit(most)
                .fetch(row -> new AccessCode(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        state(row.value9(), row.value10(), row.value8(), row.value11(), row.value12(), now),
                        row.value9() != null ? row.value9() : row.value10()));
    }

    private static AccessCodeState state(
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt,
            Instant expiresAt,
            @Nullable Instant lockedUntil,
            boolean personActs,
            Instant now) {
        if (usedAt != null) {
            return AccessCodeState.USED;
        }
        if (revokedAt != null || !personActs) {
            return AccessCodeState.REVOKED;
        }
        if (!expiresAt.isAfter(now)) {
            return AccessCodeState.EXPIRED;
        }
        return lockedUntil != null && lockedUntil.isAfter(now) ? AccessCodeState.LOCKED : AccessCodeState.WAITING;
    }

    /**
     * Numbers of living customers that read so, as they are kept: an old system may have had "HX1" beside "hx 1".
     *
     * @param sought as {@link CodeText#sought} makes it
     */
    public List<String> numbersAsKept(String sought) {
        return db.select(CUSTOMER_.NUMBER)
                .from(CUSTOMER_)
                .where(upper(replace(CUSTOMER_.NUMBER, inline(" "), inline(""))).eq(sought))
                .and(CUSTOMER_.MERGED_INTO_ID.isNull())
                .orderBy(CUSTOMER_.CUSTOMER_ID)
                .limit(ALIKE)
                .fetch(CUSTOMER_.NUMBER);
    }

    /** The code that fits this number and works, locked for whoever uses it. */
    public Optional<Fitting> lockFitting(String customerNumber, byte[] hash, Instant now) {
        return db.select(ACCESS_CODE.ACCESS_CODE_ID, ACCESS_CODE.CUSTOMER_ID, ACCESS_CODE.PERSON)
                .from(ACCESS_CODE)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(ACCESS_CODE.CUSTOMER_ID))
                .where(CUSTOMER_.NUMBER.eq(customerNumber), CUSTOMER_.MERGED_INTO_ID.isNull())
                .and(ACCESS_CODE.CODE_HASH.eq(hash))
                .and(personActs(now))
                .and(neitherUsedNorRevoked())
                .and(ACCESS_CODE.EXPIRES_AT.gt(now))
                .and(ACCESS_CODE.LOCKED_UNTIL.isNull().or(ACCESS_CODE.LOCKED_UNTIL.le(now)))
                .forUpdate()
                .of(ACCESS_CODE)
                .fetchOptional(mapping(Fitting::new));
    }

    public void used(AccessCodeId code, UserAccountId by, Instant now) {
        db.update(ACCESS_CODE)
                .set(ACCESS_CODE.USED_AT, now)
                .set(ACCESS_CODE.USED_BY, by)
                .where(ACCESS_CODE.ACCESS_CODE_ID.eq(code))
                .execute();
    }

    /**
     * Counts a failure against every code of the customer that works, in one statement, so that many at once are all counted; while they are
     * locked nothing is counted, and after a lock counting begins again.
     *
     * @return the customer, when there was a code to be guessed
     */
    public Optional<Failure> failed(String customerNumber, int untilLock, Instant lockedUntil, Instant now) {
        var failures = when(ACCESS_CODE.LOCKED_UNTIL.isNull(), ACCESS_CODE.FAILURES.plus(1))
                .otherwise(1);
        return db
                .update(ACCESS_CODE)
                .set(ACCESS_CODE.FAILURES, failures)
                .set(
                        ACCESS_CODE.LOCKED_UNTIL,
                        when(failures.ge(untilLock), val(lockedUntil)).otherwise(castNull(ACCESS_CODE.LOCKED_UNTIL)))
                .where(ACCESS_CODE.CUSTOMER_ID.in(
                        select(CUSTOMER_.CUSTOMER_ID).from(CUSTOMER_).where(CUSTOMER_.NUMBER.eq(customerNumber))))
                .and(neitherUsedNorRevoked())
                .and(ACCESS_CODE.EXPIRES_AT.gt(now))
                .and(ACCESS_CODE.LOCKED_UNTIL.isNull().or(ACCESS_CODE.LOCKED_UNTIL.le(now)))
                .returningResult(ACCESS_CODE.CUSTOMER_ID, ACCESS_CODE.LOCKED_UNTIL)
                .fetch(row -> new Failure(row.value1(), row.value2() != null))
                .stream()
                .reduce((one, other) -> new Failure(one.customer(), one.locked() || other.locked()));
    }

    /** @return false when the account acts for the customer already */
    public boolean link(UserAccountId account, CustomerId customer, Instant now) {
        return db.insertInto(CUSTOMER_USER)
                        .set(CUSTOMER_USER.USER_ACCOUNT_ID, account)
                        .set(CUSTOMER_USER.CUSTOMER_ID, customer)
                        .set(CUSTOMER_USER.SINCE, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Ends the link and keeps it among the past ones. @return whether there was one */
    public boolean unlink(UserAccountId account, CustomerId customer, UserAccountId by, String reason, Instant now) {
        var since = db.deleteFrom(CUSTOMER_USER)
                .where(CUSTOMER_USER.USER_ACCOUNT_ID.eq(account), CUSTOMER_USER.CUSTOMER_ID.eq(customer))
                .returningResult(CUSTOMER_USER.SINCE)
                .fetchOptional(CUSTOMER_USER.SINCE);
        since.ifPresent(began -> db.insertInto(CUSTOMER_USER_PAST)
                .set(CUSTOMER_USER_PAST.USER_ACCOUNT_ID, account)
                .set(CUSTOMER_USER_PAST.CUSTOMER_ID, customer)
                .set(CUSTOMER_USER_PAST.SINCE, began.isAfter(now) ? now : began)
                .set(CUSTOMER_USER_PAST.UNTIL, now)
                .set(CUSTOMER_USER_PAST.ENDED_BY, by)
                .set(CUSTOMER_USER_PAST.REASON, reason)
                .execute());
        return since.isPresent();
    }

    /** The accounts that acted for the customer, the last one first. */
    public List<PastAccount> past(CustomerId customer, int most) {
        var account = USER_ACCOUNT.as("account");
        var ender = USER_ACCOUNT.as("ender");
        var past = CUSTOMER_USER_PAST;
        return db.select(account.LOGIN, account.DISPLAY_NAME, past.SINCE, past.UNTIL, ender.DISPLAY_NAME, past.REASON)
                .from(past)
                .join(account)
                .on(account.USER_ACCOUNT_ID.eq(past.USER_ACCOUNT_ID))
                .leftJoin(ender)
                .on(ender.USER_ACCOUNT_ID.eq(past.ENDED_BY))
                .where(past.CUSTOMER_ID.eq(customer))
                .orderBy(past.UNTIL.desc(), past.CUSTOMER_USER_PAST_ID.desc())
                .limit(most)
                .fetch(mapping(PastAccount::new));
    }

    /** A code of somebody who no longer acts for the customer works no longer, whether or not anybody thought of it. */
    private static Condition personActs(Instant now) {
        return ACCESS_CODE
                .REPRESENTATIVE_ID
                .isNull()
                .or(exists(selectOne()
                        .from(REPRESENTATIVE)
                        .where(REPRESENTATIVE.REPRESENTATIVE_ID.eq(ACCESS_CODE.REPRESENTATIVE_ID))
                        .and(REPRESENTATIVE.VALID_TO.isNull().or(REPRESENTATIVE.VALID_TO.gt(CivilTime.dayOf(now))))));
    }

    private static Condition neitherUsedNorRevoked() {
        return ACCESS_CODE.USED_AT.isNull().and(ACCESS_CODE.REVOKED_AT.isNull());
    }
}
