package pl.nurt.identity.internal;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.AddressThrottle;

/**
 * Judges a login and a password.
 *
 * <p>Whoever is refused learns nothing but that: an unknown login, a wrong password, a locked and a switched-off account get the
 * same answer after the same work.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final Logger log = LoggerFactory.getLogger(PasswordSignIn.class);

    private final DaoAuthenticationProvider passwords;
    private final SignInAttempts attempts;
    private final AddressThrottle throttle;

    PasswordSignIn(
            StoredAccounts stored,
            PasswordEncoder encoder,
            SignInAttempts attempts,
            IdentitySettings settings,
            Clock clock) {
        this.passwords = new DaoAuthenticationProvider(stored);
        this.passwords.setPasswordEncoder(encoder);
        this.passwords.setUserDetailsPasswordService(stored);
        // Locks are judged after the password, in SQL: before it, a locked account would answer sooner than others.
        this.passwords.setPreAuthenticationChecks(user -> {});
        this.passwords.setPostAuthenticationChecks(user -> {});
        this.attempts = attempts;
        this.throttle = new AddressThrottle(clock, settings.failuresPerAddress(), settings.addressWindow());
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var address = address(attempt);
        if (throttle.isClosedTo(address)) {
            throw refused("address");
        }
        try {
            return admitted(passwords.authenticate(attempt));
        } catch (BadCredentialsException wrong) {
            attempts.failed(attempt.getName());
            throttle.failed(address);
            throw refused("credentials");
        } catch (DataAccessException | TransactionException away) {
            throw new InternalAuthenticationServiceException("accounts cannot be read", away);
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

    private static BadCredentialsException refused(String because) {
        log.info("sign_in result=refused because={}", because);
        return new BadCredentialsException("refused");
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
