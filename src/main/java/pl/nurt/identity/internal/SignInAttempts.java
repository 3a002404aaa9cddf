package pl.nurt.identity.internal;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Clock;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.IdentitySettings;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.IdentityDeed;

/** Counts failed sign-ins in a row, in one statement each, so that many at once are all counted; and notes them in the log. */
@Repository
@Transactional
class SignInAttempts {
    private static final Author PORTAL = Author.job("identity.sign-in");
    /** What was typed is not kept: it may be a password in the wrong field. */
    private static final AuditSubject NOBODY = new AuditSubject("identity.account", "unknown");

    private final DSLContext db;
    private final Audit audit;
    private final Clock clock;
    private final IdentitySettings settings;

    SignInAttempts(DSLContext db, Audit audit, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * What a failure was.
     *
     * @param about the account, as the log names it; empty when nobody has that login
     * @param locked whether it locked the account
     */
    record Failure(String about, boolean locked) {}

    /** One more failure; while the account is locked nothing is counted, and after a lock counting begins again. */
    Failure failed(String login) {
        var now = clock.instant();
        var failures = when(USER_ACCOUNT.LOCKED_UNTIL.isNull(), USER_ACCOUNT.FAILED_SIGN_INS.plus(1))
                .otherwise(1);
        var stored = AccountRepository.asStored(login);
        var counted = db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.FAILED_SIGN_INS, failures)
                .set(
                        USER_ACCOUNT.LOCKED_UNTIL,
                        when(failures.ge(settings.failuresUntilLock()), val(now.plus(settings.lockFor())))
                                .otherwise(val(null, SQLDataType.INSTANT)))
                .where(USER_ACCOUNT.LOGIN.eq(stored), unlocked(now))
                .returningResult(USER_ACCOUNT.LOCKED_UNTIL.isNotNull())
                .fetchOptional(Record1::value1);
        // Asked in any case, so that an unknown login is as much work as a known one.
        var subject = db.select(USER_ACCOUNT.USER_ACCOUNT_ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.LOGIN.eq(stored))
                .fetchOptional(USER_ACCOUNT.USER_ACCOUNT_ID)
                .map(account -> AuditSubject.of("identity.account", account.value()));
        var whileLocked = subject.isPresent() && counted.isEmpty();
        if (whileLocked) {
            audit.signInTried(PORTAL, IdentityDeed.SIGN_IN_WHILE_LOCKED, subject.orElse(NOBODY));
        } else if (subject.isEmpty()) {
            audit.signInTried(PORTAL, IdentityDeed.SIGN_IN_REFUSED, NOBODY);
        } else {
            // Of those there are few before the account is locked.
            audit.signIn(PORTAL, IdentityDeed.SIGN_IN_REFUSED, subject.get());
        }
        if (counted.orElse(false)) {
            audit.signIn(PORTAL, IdentityDeed.ACCOUNT_LOCKED, subject.orElse(NOBODY));
        }
        return new Failure(
                subject.map(account -> account.kind() + ":" + account.id()).orElse(""), counted.orElse(false));
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
