package pl.nurt.identity;

import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import pl.nurt.identity.internal.AccountRepository;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/** Whoever is signed in says the password once more, before something that others will hold against him. Wrong ones are limited for each account. */
@Service
public class PasswordConfirmation {
    private static final Limit WRONG = new Limit("identity.password-again", 5, Duration.ofMinutes(15));

    private final CurrentUser user;
    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final SharedLimits limits;
    private final ApplicationEventPublisher events;

    PasswordConfirmation(
            CurrentUser user,
            AccountRepository accounts,
            PasswordEncoder passwords,
            SharedLimits limits,
            ApplicationEventPublisher events) {
        this.user = user;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.events = events;
    }

    /**
     * Whether it is the password of the account that is signed in on this thread. Takes some 100 ms on purpose, so not within a transaction.
     *
     * @throws NotJudgedException after too many wrong ones
     * @throws IllegalStateException when nobody is signed in
     */
    public boolean isTheirs(String password) {
        var signedIn = user.get().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        var who = Long.toString(signedIn.accountId().value());
        // Counted before it is judged, as sign-ins are; whoever is right is not counted.
        var place = limits.take(WRONG, who);
        if (!place.granted()) {
            throw new NotJudgedException(place.until());
        }
        var isRight = accounts.find(signedIn.getUsername())
                .filter(account -> account.isEnabled() && account.isAccountNonLocked())
                .map(account -> passwords.matches(password, account.getPassword()))
                .orElse(false);
        if (isRight) {
            limits.giveBack(WRONG, who);
        } else {
            events.publishEvent(SecurityEvent.ofCaller(SecuritySign.SIGN_IN_REFUSED, "identity.account", who));
        }
        return isRight;
    }
}
