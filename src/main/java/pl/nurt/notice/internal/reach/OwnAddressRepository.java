package pl.nurt.notice.internal.reach;

import static pl.nurt.db.notice.Tables.OWN_ADDRESS;

import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.notice.choice.AddressOutcome;
import pl.nurt.notice.choice.OwnAddressId;

/** Rows of {@code notice.own_address}. */
@Repository
public class OwnAddressRepository {
    private static final Duration CODE_IS_GOOD_FOR = Duration.ofMinutes(30);
    private static final int MOST_TRIES = 5;
    private static final int MOST_AN_HOUR = 5;

    private final DSLContext db;
    private final Clock clock;

    OwnAddressRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Whether the account has asked for as many codes as it may within an hour. */
    public boolean askedLately(UserAccountId account) {
        return db.fetchCount(
                        OWN_ADDRESS,
                        OWN_ADDRESS.USER_ACCOUNT_ID.eq(account),
                        OWN_ADDRESS.CREATED_AT.gt(clock.instant().minus(Duration.ofHours(1))))
                >= MOST_AN_HOUR;
    }

    public OwnAddressId replace(UserAccountId account, Channel channel, String address, String code) {
        var now = clock.instant();
        db.update(OWN_ADDRESS)
                .set(OWN_ADDRESS.ENDED_AT, now)
                .where(
                        OWN_ADDRESS.USER_ACCOUNT_ID.eq(account),
                        OWN_ADDRESS.CHANNEL.eq(channel),
                        OWN_ADDRESS.ENDED_AT.isNull())
                .execute();
        return db.insertInto(OWN_ADDRESS)
                .set(OWN_ADDRESS.USER_ACCOUNT_ID, account)
                .set(OWN_ADDRESS.CHANNEL, channel)
                .set(OWN_ADDRESS.ADDRESS, address)
                .set(OWN_ADDRESS.CODE_HASH, ChoiceRepository.hash(address + code))
                .set(OWN_ADDRESS.CODE_UNTIL, now.plus(CODE_IS_GOOD_FOR))
                .set(OWN_ADDRESS.CREATED_AT, now)
                .returningResult(OWN_ADDRESS.OWN_ADDRESS_ID)
                .fetchSingle()
                .value1();
    }

    public AddressOutcome confirm(UserAccountId account, OwnAddressId id, String code) {
        var mine = OWN_ADDRESS
                .OWN_ADDRESS_ID
                .eq(id)
                .and(OWN_ADDRESS.USER_ACCOUNT_ID.eq(account))
                .and(OWN_ADDRESS.ENDED_AT.isNull());
        // Locked: two tries at once are two tries.
        var row = db.selectFrom(OWN_ADDRESS).where(mine).forUpdate().fetchOne();
        if (row == null) {
            return AddressOutcome.CODE_OVER;
        }
        if (row.getConfirmedAt() != null) {
            return AddressOutcome.CONFIRMED;
        }
        if (row.getCodeTries() >= MOST_TRIES || row.getCodeUntil().isBefore(clock.instant())) {
            return AddressOutcome.CODE_OVER;
        }
        var right = ChoiceRepository.hash(row.getAddress() + code).equals(row.getCodeHash());
        db.update(OWN_ADDRESS)
                .set(OWN_ADDRESS.CODE_TRIES, OWN_ADDRESS.CODE_TRIES.plus(1))
                .set(OWN_ADDRESS.CONFIRMED_AT, right ? clock.instant() : null)
                .where(mine)
                .execute();
        return right ? AddressOutcome.CONFIRMED : AddressOutcome.WRONG_CODE;
    }

    /** Nobody is there: the provider said so. */
    public void dead(Channel channel, String address, String why) {
        db.update(OWN_ADDRESS)
                .set(OWN_ADDRESS.DEAD_SINCE, clock.instant())
                .set(OWN_ADDRESS.DEAD_WHY, why)
                .where(
                        OWN_ADDRESS.ADDRESS.eq(address),
                        OWN_ADDRESS.CHANNEL.eq(channel),
                        OWN_ADDRESS.DEAD_SINCE.isNull(),
                        OWN_ADDRESS.ENDED_AT.isNull())
                .execute();
    }

    public void end(UserAccountId account, OwnAddressId id) {
        db.update(OWN_ADDRESS)
                .set(OWN_ADDRESS.ENDED_AT, clock.instant())
                .where(
                        OWN_ADDRESS.OWN_ADDRESS_ID.eq(id),
                        OWN_ADDRESS.USER_ACCOUNT_ID.eq(account),
                        OWN_ADDRESS.ENDED_AT.isNull())
                .execute();
    }
}
