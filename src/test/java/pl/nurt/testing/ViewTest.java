package pl.nurt.testing;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.text.Languages;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Views without a browser: sign somebody in, open a browser with the views under test, navigate, look with Karibu's locators.
 *
 * <pre>{@code
 * signIn(Role.RESIDENT);
 * openBrowser(Languages.POLISH, MetersView.class);
 * UI.getCurrent().navigate(MetersView.class);
 * }</pre>
 */
@IntegrationTest
public abstract class ViewTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private SignIn signIn;

    /** For tests that say the same in each language: {@code @ParameterizedTest @MethodSource("languages")}. */
    protected static Stream<Locale> languages() {
        return Languages.ALL.stream();
    }

    /** A new account with the roles, signed in; to be called before the browser opens. */
    protected SignedInUser signIn(Role... roles) {
        return signIn.as(roles);
    }

    /** A browser that speaks the language and knows just these views, package-private ones too, and their access rules. */
    @SafeVarargs
    protected final void openBrowser(Locale language, Class<? extends Component>... views) {
        MockVaadin.setMockRequestFactory(SignedInRequest::of);
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(Set.of(views), Set.of(), true), context, UI::new));
        UI.getCurrent().setLocale(language);
    }

    /**
     * Whoever is signed in on the thread stands in the session from now on, where Vaadin looks first on the thread of a page. Not done by itself, for
     * many tests act for several people beside one page.
     */
    protected static void signedInSession() {
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        SecurityContextHolder.getContext());
    }

    /** As the browser says it of an element: an event without data. */
    protected static void fire(Component component, String event) {
        var element = component.getElement();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, event, JsonNodeFactory.instance.objectNode()));
    }

    @AfterEach
    final void closeBrowser() {
        MockVaadin.tearDown();
        MockVaadin.setMockRequestFactory(FakeRequest::new);
        signIn.out();
    }
}
