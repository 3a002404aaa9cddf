package pl.nurt.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class SignInViewTest extends ViewTest {
    @ParameterizedTest
    @MethodSource("languages")
    void a_refused_sign_in_says_so_in_the_readers_language(Locale language) {
        openBrowser(language, SignInView.class);

        UI.getCurrent().navigate(SignInView.class, QueryParameters.of("refused", ""));

        assertThat(_get(LoginForm.class).isError()).isTrue();
    }

    @Test
    void a_page_behind_the_sign_in_leads_to_it() {
        openBrowser(Languages.POLISH, SignInView.class, ResidentsPage.class);

        UI.getCurrent().navigate(ResidentsPage.class);

        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void somebody_without_the_role_does_not_see_the_page() {
        signIn(Role.TECHNICIAN);
        openBrowser(Languages.POLISH, SignInView.class, ResidentsPage.class);

        UI.getCurrent().navigate(ResidentsPage.class);

        _assertNone(ResidentsPage.class);
    }

    @Test
    void somebody_with_the_role_sees_the_page() {
        signIn(Role.RESIDENT);
        openBrowser(Languages.POLISH, SignInView.class, ResidentsPage.class);

        UI.getCurrent().navigate(ResidentsPage.class);

        assertThat(_get(ResidentsPage.class).isAttached()).isTrue();
    }

    @Route("test-residents-only")
    @RolesAllowed("RESIDENT")
    static class ResidentsPage extends Div {}
}
