package pl.nurt.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The principal of a session: a stored account as it was when it signed in. */
public class SignedInUser extends User {
    private final UserAccountId accountId;
    private final String displayName;
    private final String language;
    private final Set<Role> roles;

    public SignedInUser(
            UserAccountId accountId,
            String login,
            String passwordHash,
            String displayName,
            String language,
            Set<Role> roles,
            boolean enabled,
            boolean unlocked) {
        super(login, passwordHash, enabled, true, true, unlocked, authorities(roles));
        this.accountId = accountId;
        this.displayName = displayName;
        this.language = language;
        this.roles = Set.copyOf(roles);
    }

    public UserAccountId accountId() {
        return accountId;
    }

    public String displayName() {
        return displayName;
    }

    /** Language code of the account: pl or en. */
    public String language() {
        return language;
    }

    public Viewer viewer() {
        return new Viewer(accountId, roles);
    }

    /** The roles, and by name every right they bring. */
    private static List<SimpleGrantedAuthority> authorities(Set<Role> roles) {
        return Stream.concat(roles.stream(), EnumSet.allOf(Right.class).stream().filter(right -> right.isHeldBy(roles)))
                .map(granted -> new SimpleGrantedAuthority("ROLE_" + granted.name()))
                .toList();
    }
}
