package pl.nurt.identity.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.identity.Tables.USER_ROLE;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.UserAccountId;

/** Rows of {@code identity.user_account} with their roles. */
@Repository
public class AccountRepository {
    private final DSLContext db;
    private final Clock clock;

    AccountRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The account of a login, in whatever case it is written. */
    public Optional<SignedInUser> find(String login) {
        var roles = multiset(select(USER_ROLE.ROLE)
                        .from(USER_ROLE)
                        .where(USER_ROLE.USER_ACCOUNT_ID.eq(USER_ACCOUNT.USER_ACCOUNT_ID)))
                .convertFrom(result -> result.intoSet(USER_ROLE.ROLE));
        return db.select(
                        USER_ACCOUNT.USER_ACCOUNT_ID,
                        USER_ACCOUNT.LOGIN,
                        USER_ACCOUNT.PASSWORD_HASH,
                        USER_ACCOUNT.DISPLAY_NAME,
                        USER_ACCOUNT.LANGUAGE,
                        roles,
                        USER_ACCOUNT.ENABLED,
                        USER_ACCOUNT.LOCKED_UNTIL)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.LOGIN.eq(asStored(login)))
                .fetchOptional(mapping((id, stored, hash, name, language, held, enabled, lockedUntil) ->
                        new SignedInUser(id, stored, hash, name, language, held, enabled, open(lockedUntil))));
    }

    /** How the portal addresses each of the accounts; those that are not there are left out. */
    public Map<UserAccountId, String> names(Set<UserAccountId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(USER_ACCOUNT.USER_ACCOUNT_ID, USER_ACCOUNT.DISPLAY_NAME)
                        .from(USER_ACCOUNT)
                        .where(USER_ACCOUNT.USER_ACCOUNT_ID.in(ids))
                        .fetchMap(USER_ACCOUNT.USER_ACCOUNT_ID, USER_ACCOUNT.DISPLAY_NAME);
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the login is taken */
    public UserAccountId insert(NewAccount account, String passwordHash) {
        var id = db.insertInto(USER_ACCOUNT)
                .set(USER_ACCOUNT.LOGIN, account.login())
                .set(USER_ACCOUNT.DISPLAY_NAME, account.displayName())
                .set(USER_ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(USER_ACCOUNT.LANGUAGE, account.language().getLanguage())
                .set(USER_ACCOUNT.CREATED_AT, clock.instant())
                .returningResult(USER_ACCOUNT.USER_ACCOUNT_ID)
                .fetchSingle()
                .value1();
        var roles = db.insertInto(USER_ROLE, USER_ROLE.USER_ACCOUNT_ID, USER_ROLE.ROLE);
        for (Role role : account.roles()) {
            roles = roles.values(id, role);
        }
        roles.execute();
        return id;
    }

    /** Puts another hash of the same password in the place of {@code oldHash}; nothing happens when that is gone. */
    public void replaceHash(UserAccountId account, String oldHash, String newHash) {
        db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.PASSWORD_HASH, newHash)
                .where(USER_ACCOUNT.USER_ACCOUNT_ID.eq(account), USER_ACCOUNT.PASSWORD_HASH.eq(oldHash))
                .execute();
    }

    private boolean open(@Nullable Instant lockedUntil) {
        return lockedUntil == null || !lockedUntil.isAfter(clock.instant());
    }

    /** As logins are kept; one that cannot be kept becomes the empty one, which nobody has. */
    static String asStored(String login) {
        var stored = login.strip().toLowerCase(Locale.ROOT);
        return stored.chars().anyMatch(Character::isISOControl) ? "" : stored;
    }
}
