package pl.nurt.identity.security.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import pl.nurt.identity.Role;
import pl.nurt.identity.security.internal.SecurityLedger;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class SecurityViewTest extends ViewTest {
    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private SecurityLedger ledger;

    @ParameterizedTest
    @MethodSource("languages")
    void an_administrator_sees_who_tries_which_door(Locale language) {
        signIn(Role.ADMIN);
        publisher.publishEvent(new SecurityEvent(SecuritySign.ENDED_KEY_USED, "203.0.113.77", "telemetry.bridge:5"));
        publisher.publishEvent(new SecurityEvent(SecuritySign.FORBIDDEN, "203.0.113.78", "identity.account:3"));
        publisher.publishEvent(new SecurityEvent(SecuritySign.FORBIDDEN, "203.0.113.79", "platform.file:customer"));
        ledger.write();
        openBrowser(language, SecurityView.class);

        UI.getCurrent().navigate(SecurityView.class);

        _assertOne(H1.class, spec -> spec.withText(language.equals(Languages.POLISH) ? "Bezpieczeństwo" : "Security"));
        var polish = language.equals(Languages.POLISH);
        assertThat(_find(Span.class).stream().map(Span::getText))
                .contains("203.0.113.77", polish ? "mostek 5" : "bridge 5", polish ? "konto 3" : "account 3")
                .contains(polish ? "plik" : "file")
                .noneMatch(text -> text.matches("[a-z]+\\.[a-zA-Z]+:.*"));
    }
}
