package pl.nurt.identity;

import java.util.Locale;
import java.util.Set;
import pl.nurt.platform.ui.text.Languages;

/**
 * An account to be made.
 *
 * @param login kept in lower case; 2 to 120 characters
 * @param displayName how the portal addresses the person
 * @param language in which the portal and its messages speak
 * @param roles at least one
 */
public record NewAccount(String login, String displayName, Locale language, Set<Role> roles) {
    public NewAccount {
        login = login.strip().toLowerCase(Locale.ROOT);
        language = Languages.supported(language);
        roles = Set.copyOf(roles);
        if (login.length() < 2 || login.length() > 120 || roles.isEmpty()) {
            throw new IllegalArgumentException("an account needs a login of 2 to 120 characters and a role");
        }
    }
}
