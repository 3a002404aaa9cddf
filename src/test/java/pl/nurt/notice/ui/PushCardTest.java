package pl.nurt.notice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.notice.Tables.PUSH_DEVICE;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Addressee;
import pl.nurt.testing.ViewTest;
import tools.jackson.databind.json.JsonMapper;

/** What the page says of push to a browser that cannot do it, and of devices that may be dead. */
class PushCardTest extends ViewTest {
    @Autowired
    private Addressee anna;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @BeforeEach
    void signIn() {
        anna.signIn();
    }

    @Test
    void an_iphone_in_a_tab_is_shown_the_way_to_the_home_screen_and_the_other_channels() {
        open();

        tell("install");

        _assertOne(Paragraph.class, spec -> spec.withText("Na iPhonie najpierw dodaj portal do ekranu początkowego"));
        assertThat(_find(_get(PushCard.class), ListItem.class))
                .hasSize(3)
                .allSatisfy(step -> assertThat(_find(step, Icon.class)).hasSize(1));
        _assertOne(TextField.class, spec -> spec.withLabel("Adres e-mail"));
        _assertOne(TextField.class, spec -> spec.withLabel("Numer telefonu komórkowego"));
    }

    @Test
    void a_browser_that_can_do_nothing_is_told_so() {
        open();

        tell("unsupported");

        assertThat(_find(_get(PushCard.class), Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Ta przeglądarka nie przyjmuje powiadomień."));
    }

    @Test
    void a_device_that_seems_dead_is_named_with_what_to_do_about_it() {
        anna.device();
        open();
        _assertNone(Span.class, spec -> spec.withClasses("warn"));

        db.update(PUSH_DEVICE)
                .set(PUSH_DEVICE.UNANSWERED_SINCE, clock.instant().minus(Duration.ofDays(20)))
                .where(PUSH_DEVICE.USER_ACCOUNT_ID.eq(anna.account()))
                .execute();
        open();

        assertThat(_get(Span.class, spec -> spec.withClasses("warn")).getText())
                .endsWith(" nie pokazało żadnego powiadomienia");
        assertThat(_find(_get(PushCard.class), Span.class))
                .extracting(Span::getText)
                .anyMatch(text -> text.startsWith("Otwórz na nim portal"));
    }

    private void open() {
        openBrowser(Languages.POLISH, NoticesView.class);
        UI.getCurrent().navigate(NoticesView.class);
    }

    /** As the browser's part of the card does. */
    private static void tell(String state) {
        var element = _get(PushCard.class).getElement();
        var data = JsonMapper.shared()
                .createObjectNode()
                .put("event.detail.state", state)
                .put("event.detail.name", "Safari, iPhone");
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, "nurt-push", data));
    }
}
