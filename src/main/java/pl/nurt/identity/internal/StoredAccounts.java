package pl.nurt.identity.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.SignedInUser;

/** Our accounts as Spring Security asks for them. */
@Component
@Transactional
class StoredAccounts implements UserDetailsService, UserDetailsPasswordService {
    private final AccountRepository accounts;

    StoredAccounts(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public SignedInUser loadUserByUsername(String login) {
        // Without the login in the message: messages end in logs.
        return accounts.find(login).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        if (user instanceof SignedInUser stored && newHash != null && stored.getPassword() != null) {
            accounts.replaceHash(stored.accountId(), stored.getPassword(), newHash);
        }
        return user;
    }
}
