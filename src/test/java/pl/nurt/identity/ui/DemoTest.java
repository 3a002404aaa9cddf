package pl.nurt.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.DemoPeople;
import pl.nurt.identity.DemoPerson;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.testing.DemoPeopleThere;
import pl.nurt.testing.ViewTest;

@DemoPeopleThere
class DemoTest extends ViewTest {
    @Autowired
    private DemoPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuthenticationProvider signIn;

    @ParameterizedTest
    @MethodSource("languages")
    void the_sign_in_page_offers_every_person_in_the_readers_language(Locale language) {
        openBrowser(language, SignInView.class);

        UI.getCurrent().navigate(SignInView.class);

        assertThat(_find(DemoButton.class)).hasSameSizeAs(people.list());
        assertThat(_find(DemoButton.class))
                .noneMatch(button -> button.getElement().getTextRecursively().contains("!identity"));
    }

    @Test
    void residents_come_first() {
        assertThat(people.list().stream().map(DemoPerson::isStaff)).isSorted();
    }

    @Test
    void the_documented_password_signs_in_and_stays_what_it_is() {
        var admin = people.list().stream()
                .filter(person -> person.roles().contains(Role.ADMIN))
                .findFirst()
                .orElseThrow();
        if (AsSystem.call(() -> accounts.find(admin.login())).isEmpty()) {
            AsSystem.run(() -> accounts.createForDemo(admin.account()));
        }

        for (int i = 0; i < 2; i++) {
            var proven = signIn.authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(admin.login(), DemoPeople.PASSWORD));
            assertThat(proven)
                    .extracting(Authentication::getPrincipal, as(InstanceOfAssertFactories.type(SignedInUser.class)))
                    .satisfies(user -> assertThat(user.viewer().roles()).isEqualTo(Set.of(Role.ADMIN)));
        }
    }
}
