package pl.nurt.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.stereotype.Component;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.text.Languages;

/** Signs people in for a test, on the test's thread; a bean of every {@link IntegrationTest}. */
@Component
public class SignIn {
    private final Accounts accounts;
    private final UserDetailsService stored;

    SignIn(Accounts accounts, UserDetailsService stored) {
        this.accounts = accounts;
        this.stored = stored;
    }

    /** Makes an account with the roles and signs it in. */
    public SignedInUser as(Role... roles) {
        return as(Languages.POLISH, roles);
    }

    /** Makes an account with the language and roles and signs it in. */
    public SignedInUser as(Locale language, Role... roles) {
        var login = "test-" + UUID.randomUUID();
        var account = new NewAccount(login, "Jan Testowy", language, Set.copyOf(Arrays.asList(roles)));
        AsSystem.call(() -> accounts.createWithoutPassword(account));
        var user = (SignedInUser) stored.loadUserByUsername(login);
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, "", user.getAuthorities())));
        return user;
    }

    /** Nobody is signed in any more. */
    public void out() {
        SecurityContextHolder.clearContext();
    }
}
