package pl.nurt.identity.internal;

import static pl.nurt.db.identity.Tables.SIGN_IN;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.IdentitySettings;
import pl.nurt.identity.UserAccountId;

/** Rows of {@code identity.sign_in}. */
@Repository
public class SignInRepository {
    private final DSLContext db;
    private final Clock clock;
    private final Duration longest;

    SignInRepository(DSLContext db, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.clock = clock;
        this.longest = settings.longestSignIn();
    }

    public void insert(UserAccountId account, byte[] tokenHash) {
        var now = clock.instant();
        db.insertInto(SIGN_IN)
                .set(SIGN_IN.USER_ACCOUNT_ID, account)
                .set(SIGN_IN.TOKEN_HASH, tokenHash)
                .set(SIGN_IN.BEGAN_AT, now)
                .set(SIGN_IN.SEEN_AT, now)
                .execute();
    }

    /** Notes the use of a sign-in that is not over; the login of its account, or empty when it is over. */
    public Optional<String> seen(byte[] tokenHash, Duration timeout) {
        var now = clock.instant();
        return db.update(SIGN_IN)
                .set(SIGN_IN.SEEN_AT, now)
                .from(USER_ACCOUNT)
                .where(
                        USER_ACCOUNT.USER_ACCOUNT_ID.eq(SIGN_IN.USER_ACCOUNT_ID),
                        SIGN_IN.TOKEN_HASH.eq(tokenHash),
                        stands(now, timeout))
                .returningResult(USER_ACCOUNT.LOGIN)
                .fetchOptional(USER_ACCOUNT.LOGIN);
    }

    /** Those that are not over. */
    public List<byte[]> standing(Collection<byte[]> tokenHashes, Duration timeout) {
        return db.select(SIGN_IN.TOKEN_HASH)
                .from(SIGN_IN)
                .where(SIGN_IN.TOKEN_HASH.in(tokenHashes), stands(clock.instant(), timeout))
                .fetch(SIGN_IN.TOKEN_HASH);
    }

    private Condition stands(Instant now, Duration timeout) {
        return SIGN_IN.ENDED_AT
                .isNull()
                .and(SIGN_IN.SEEN_AT.gt(now.minus(timeout)))
                .and(SIGN_IN.BEGAN_AT.gt(now.minus(longest)));
    }

    /** Whether nobody ended it, however long ago it was used. */
    public boolean isOpen(byte[] tokenHash) {
        return db.fetchExists(SIGN_IN, SIGN_IN.TOKEN_HASH.eq(tokenHash), SIGN_IN.ENDED_AT.isNull());
    }

    /** Whose sign-in has ended by this; empty when it was over. */
    public Optional<UserAccountId> end(byte[] tokenHash) {
        return db.update(SIGN_IN)
                .set(SIGN_IN.ENDED_AT, clock.instant())
                .where(SIGN_IN.TOKEN_HASH.eq(tokenHash), SIGN_IN.ENDED_AT.isNull())
                .returningResult(SIGN_IN.USER_ACCOUNT_ID)
                .fetchOptional(SIGN_IN.USER_ACCOUNT_ID);
    }

    public void endAll(UserAccountId account) {
        db.update(SIGN_IN)
                .set(SIGN_IN.ENDED_AT, clock.instant())
                .where(SIGN_IN.USER_ACCOUNT_ID.eq(account), SIGN_IN.ENDED_AT.isNull())
                .execute();
    }

    /** Removes what nobody used for so long; who signed in when is kept elsewhere. */
    int forget(Duration unusedFor) {
        return db.deleteFrom(SIGN_IN)
                .where(SIGN_IN.SEEN_AT.lt(clock.instant().minus(unusedFor)))
                .execute();
    }
}
