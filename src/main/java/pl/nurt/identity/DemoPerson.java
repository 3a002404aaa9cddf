package pl.nurt.identity;

import java.util.Locale;
import java.util.Set;
import pl.nurt.platform.ui.text.Languages;

/**
 * Somebody a visitor of the demo may be.
 *
 * @param login of the account, which the demo data makes
 * @param name as the account shows it
 * @param textKey what the sign-in page says of the person
 */
public record DemoPerson(String login, String name, String textKey, Set<Role> roles) {
    public boolean isStaff() {
        return roles.stream().anyMatch(Role::isStaff);
    }

    /** The account this person signs in with. */
    public NewAccount account() {
        return new NewAccount(login, name, language(), roles);
    }

    private static Locale language() {
        return Languages.POLISH;
    }
}
