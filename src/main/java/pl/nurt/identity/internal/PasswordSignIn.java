package pl.nurt.identity.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pl.nurt.identity.IdentitySettings;
import pl.nurt.identity.NotJudgedException;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.Place;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.limits.Unreadable;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.work.TooMuchWorkException;
import pl.nurt.platform.work.WorkPool;

/**
 * Judges a login and a password.
 *
 * <p>Whoever is refused learns nothing but that: an unknown login, a wrong password, a locked and a switched-off account get the
 * same answer after the same work. How many attempts are judged is limited, by address and by what one machine can hash, and told apart from that.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final Logger log = LoggerFactory.getLogger(PasswordSignIn.class);

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final DaoAuthenticationProvider passwords;
    private final WorkPool hashing;
    private final SignInAttempts attempts;
    private final SharedLimits limits;
    private final Limit perAddress;
    private final Limit perAccount;
    private final ApplicationEventPublisher events;
    private final UnderWay underWay = new UnderWay();
    private final Pause pause;

    /** Lets the thread of an attempt wait. */
    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    @Autowired
    PasswordSignIn(
            StoredAccounts stored,
            PasswordEncoder encoder,
            @Qualifier("hashingPool") WorkPool hashing,
            SignInAttempts attempts,
            SharedLimits limits,
            IdentitySettings settings,
            ApplicationEventPublisher events) {
        this(stored, encoder, hashing, attempts, limits, settings, events, Thread::sleep);
    }

    PasswordSignIn(
            StoredAccounts stored,
            PasswordEncoder encoder,
            WorkPool hashing,
            SignInAttempts attempts,
            SharedLimits limits,
            IdentitySettings settings,
            ApplicationEventPublisher events,
            Pause pause) {
        this.pause = pause;
        this.passwords = new DaoAuthenticationProvider(stored);
        this.passwords.setPasswordEncoder(encoder);
        this.passwords.setUserDetailsPasswordService(stored);
        // Locks are judged after the password, in SQL: before it, a locked account would answer sooner than others.
        this.passwords.setPreAuthenticationChecks(user -> {});
        this.passwords.setPostAuthenticationChecks(user -> {});
        this.hashing = hashing;
        this.attempts = attempts;
        this.limits = limits;
        this.perAddress =
                new Limit("identity.sign-in.address", settings.failuresPerAddress(), settings.addressWindow());
        this.perAccount = new Limit("identity.sign-in.account", settings.slowAfter(), settings.addressWindow());
        this.events = events;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        try {
            // As it is stored: another spelling of a login is the same account.
            var account = Unreadable.of(AccountRepository.asStored(attempt.getName()));
            return judged(attempt, AddressBlock.of(address(attempt)), account);
        } catch (DataAccessException | TransactionException away) {
            throw new InternalAuthenticationServiceException("accounts cannot be read", away);
        }
    }

    private Authentication judged(Authentication attempt, String block, String account) {
        if (hashing.isFull()) {
            // Nothing will be judged, so nothing is counted: a flood leaves the database to others.
            throw notJudged("busy", COME_AGAIN, attempt);
        }
        underWay.begin(block);
        try {
            return counted(attempt, block, account);
        } finally {
            underWay.end(block);
        }
    }

    /** Counted before it is judged, for a hundred that come at once are a hundred; whoever is right is not counted. */
    private Authentication counted(Authentication attempt, String block, String account) {
        var address = limits.take(perAddress, block);
        if (!address.granted()) {
            throw notJudged("address", untilThereIsRoom(address, block), attempt);
        }
        try {
            waitIfMany(limits.take(perAccount, account));
            var admitted = admitted(passwords.authenticate(attempt));
            limits.giveBack(perAddress, block);
            limits.giveBack(perAccount, account);
            return admitted;
        } catch (BadCredentialsException wrong) {
            var failure = attempts.failed(attempt.getName());
            tell(SecuritySign.SIGN_IN_REFUSED, attempt, failure.about());
            if (failure.locked()) {
                tell(SecuritySign.ACCOUNT_LOCKED, attempt, failure.about());
            }
            throw refused();
        } catch (TooMuchWorkException busy) {
            limits.giveBack(perAddress, block);
            limits.giveBack(perAccount, account);
            throw notJudged("busy", COME_AGAIN, attempt);
        }
    }

    /** The window's end, if all places are used for good; those of attempts that are under way may be given back in a moment. */
    private Duration untilThereIsRoom(Place address, String block) {
        var forGood = address.used() - underWay.others(block);
        return forGood < perAddress.most() ? COME_AGAIN : address.until();
    }

    /** Whoever guesses one account's password from many addresses is slowed, and its owner no more than that. */
    private void waitIfMany(Place account) {
        try {
            pause.last(Slowness.of(account, perAccount.most()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Authentication admitted(@Nullable Authentication proven) {
        if (proven == null
                || !(proven.getPrincipal() instanceof SignedInUser user)
                || !attempts.succeeded(user.accountId())) {
            throw new BadCredentialsException("refused");
        }
        log.info("sign_in result=admitted account={}", user.accountId().value());
        return proven;
    }

    private static BadCredentialsException refused() {
        log.info("sign_in result=refused because=credentials");
        return new BadCredentialsException("refused");
    }

    private NotJudgedException notJudged(String because, Duration until, Authentication attempt) {
        log.info("sign_in result=not-judged because={}", because);
        tell(SecuritySign.SIGN_IN_NOT_JUDGED, attempt, "");
        return new NotJudgedException(until);
    }

    private void tell(SecuritySign sign, Authentication attempt, String about) {
        events.publishEvent(new SecurityEvent(sign, address(attempt), about));
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
