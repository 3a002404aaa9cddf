package pl.nurt.identity;

import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

    Accounts(AccountRepository accounts, PasswordEncoder passwords, UnusablePassword unusable) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.unusable = unusable;
    }

    /** Makes an account that signs in with a password; hashing it takes some 100 ms on purpose. */
    @Transactional
    @HasRight(Right.KEEP_ACCOUNTS)
    public UserAccountId create(NewAccount account, String password) {
        return accounts.insert(account, passwords.encode(password));
    }

    /** Makes an account that cannot sign in by password until one is set. */
    @Transactional
    @HasRight(Right.KEEP_ACCOUNTS)
    public UserAccountId createWithoutPassword(NewAccount account) {
        return accounts.insert(account, unusable.hash());
    }

    /** Makes an account whose password is {@link DemoPeople#PASSWORD} as long as the portal runs as a demo, and none otherwise. */
    @Transactional
    @HasRight(Right.KEEP_ACCOUNTS)
    public UserAccountId createForDemo(NewAccount account) {
        return accounts.insert(account, DemoPassword.HASH);
    }

    /** The account of a login, in whatever case it is written. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_ACCOUNTS)
    public Optional<UserAccountId> find(String login) {
        return accounts.find(login).map(SignedInUser::accountId);
    }
}
