package pl.nurt.identity;

import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.identity.internal.AccountRepository;
import pl.nurt.identity.internal.DemoPassword;
import pl.nurt.identity.internal.UnusablePassword;

/**
 * The accounts people sign in with.
 *
 * <p>A login belongs to one account for ever: making it again fails with
 * {@link org.springframework.dao.DuplicateKeyException} and changes nothing.
 */
@Service
public class Accounts {
    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final UnusablePassword unusable;
    private final CurrentUser user;
    private final Audit audit;

    Accounts(
            AccountRepository accounts,
            PasswordEncoder passwords,
            UnusablePassword unusable,
            CurrentUser user,
            Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.unusable = unusable;
        this.user = user;
        this.audit = audit;
    }

    /** Makes an account that signs in with a password; hashing it takes some 100 ms on purpose. */
    @Transactional
    @HasRight(Right.KEEP_ACCOUNTS)
    public UserAccountId create(NewAccount account, String password) {
        return made(account, passwords.encode(password));
    }

    /** Makes an account that cannot sign in by password until one is set. */
    @Transactional
    @HasRight(Right.KEEP_ACCOUNTS)
    public UserAccountId createWithoutPassword(NewAccount account) {
        return made(account, unusable.hash());
    }

    /** Makes an account whose password is {@link DemoPeople#PASSWORD} as long as the portal runs as a demo, and none otherwise. */
    @Transactional
    @HasRight(Right.KEEP_ACCOUNTS)
    public UserAccountId createForDemo(NewAccount account) {
        return made(account, DemoPassword.HASH);
    }

    private UserAccountId made(NewAccount account, String passwordHash) {
        var id = accounts.insert(account, passwordHash);
        var author =
                user.get().map(someone -> Author.of(someone.viewer())).orElseGet(() -> Author.job("identity.accounts"));
        audit.changed(
                author,
                IdentityDeed.ACCOUNT_MADE,
                AuditSubject.of("identity.account", id.value()),
                Changes.none()
                        .with("login", null, account.login())
                        .with("roles", null, account.roles().stream().sorted().toList()));
        return id;
    }

    /** The account of a login, in whatever case it is written. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_ACCOUNTS)
    public Optional<UserAccountId> find(String login) {
        return accounts.find(login).map(SignedInUser::accountId);
    }
}
