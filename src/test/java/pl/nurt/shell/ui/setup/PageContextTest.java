package pl.nurt.shell.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.UserAccountId;
import pl.nurt.shell.Preferences;

class PageContextTest {
    private static final Optional<SignedInUser> POLE = Optional.of(
            new SignedInUser(new UserAccountId(1), "anna", "", "Anna", "pl", Set.of(Role.RESIDENT), true, true));
    private static final Optional<SignedInUser> STRANGER = Optional.empty();
    private static final Optional<Locale> ENGLISH_BROWSER = Optional.of(Locale.UK);

    @Test
    void what_the_browser_remembers_goes_before_the_account() {
        assertThat(PageContext.of(remembered("nurt-language", "en"), POLE, Optional.empty())
                        .language())
                .isEqualTo("en");
    }

    @Test
    void the_account_goes_before_the_browsers_language() {
        assertThat(PageContext.of(nothing(), POLE, ENGLISH_BROWSER).language()).isEqualTo("pl");
    }

    @Test
    void a_stranger_is_spoken_to_as_the_browser_asks() {
        assertThat(PageContext.of(nothing(), STRANGER, ENGLISH_BROWSER).language())
                .isEqualTo("en");
    }

    @Test
    void who_asks_for_nothing_is_spoken_to_in_polish() {
        assertThat(PageContext.of(nothing(), STRANGER, Optional.empty()).language())
                .isEqualTo("pl");
    }

    @Test
    void colours_are_the_systems_until_others_are_chosen() {
        assertThat(PageContext.of(nothing(), STRANGER, Optional.empty()).theme())
                .isEqualTo("system");
        assertThat(PageContext.of(remembered("nurt-theme", "dark"), STRANGER, Optional.empty())
                        .theme())
                .isEqualTo("dark");
    }

    @Test
    void a_cookie_that_nobody_could_have_chosen_counts_for_nothing() {
        assertThat(PageContext.of(remembered("nurt-theme", "\"><script>"), STRANGER, Optional.empty())
                        .theme())
                .isEqualTo("system");
    }

    private static Preferences nothing() {
        return Preferences.from(name -> null);
    }

    private static Preferences remembered(String name, String value) {
        return Preferences.from(Map.of(name, value)::get);
    }
}
