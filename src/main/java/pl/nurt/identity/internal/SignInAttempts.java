package pl.nurt.identity.internal;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Clock;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.IdentitySettings;
import pl.nurt.identity.UserAccountId;

/** Counts failed sign-ins in a row, in one statement each, so that many at once are all counted. */
@Repository
@Transactional
class SignInAttempts {
    private final DSLContext db;
    private final Clock clock;
    private final IdentitySettings settings;

    SignInAttempts(DSLContext db, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** One more failure; while the account is locked nothing is counted, and after a lock counting begins again. */
    void failed(String login) {
        var now = clock.instant();
        var failures = when(USER_ACCOUNT.LOCKED_UNTIL.isNull(), USER_ACCOUNT.FAILED_SIGN_INS.plus(1))
                .otherwise(1);
        db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.FAILED_SIGN_INS, failures)
                .set(
                        USER_ACCOUNT.LOCKED_UNTIL,
                        when(failures.ge(settings.failuresUntilLock()), val(now.plus(settings.lockFor())))
                                .otherwise(val(null, SQLDataType.INSTANT)))
                .where(USER_ACCOUNT.LOGIN.eq(AccountRepository.asStored(login)), unlocked(now))
                .execute();
    }

    /** Forgets earlier failures; false when the account was locked or switched off in the meantime. */
    boolean succeeded(UserAccountId account) {
        return db.update(USER_ACCOUNT)
                        .set(USER_ACCOUNT.FAILED_SIGN_INS, 0)
                        .setNull(USER_ACCOUNT.LOCKED_UNTIL)
                        .where(
                                USER_ACCOUNT.USER_ACCOUNT_ID.eq(account),
                                USER_ACCOUNT.ENABLED.isTrue(),
                                unlocked(clock.instant()))
                        .execute()
                == 1;
    }

    private static Condition unlocked(Instant now) {
        return USER_ACCOUNT.LOCKED_UNTIL.isNull().or(USER_ACCOUNT.LOCKED_UNTIL.le(now));
    }
}
