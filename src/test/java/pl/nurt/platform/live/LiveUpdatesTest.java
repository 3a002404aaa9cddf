package pl.nurt.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class LiveUpdatesTest extends ViewTest {
    @Autowired
    private LiveUpdates live;

    private final List<Rang> heard = new ArrayList<>();

    private record Rang() implements LiveEvent {}

    @Test
    void a_page_of_somebody_signed_in_hears() {
        signIn(Role.TECHNICIAN);
        openPage();

        live.committed(new Rang());
        MockVaadin.clientRoundtrip(true);

        assertThat(heard).hasSize(1);
    }

    @Test
    void a_page_whose_sign_in_is_over_is_left() {
        signIn(Role.TECHNICIAN);
        openPage();

        SecurityContextHolder.clearContext();
        live.committed(new Rang());
        MockVaadin.clientRoundtrip(true);

        assertThat(heard).isEmpty();
    }

    @Test
    void a_page_of_a_stranger_hears_without_a_sign_in() {
        openPage();

        live.committed(new Rang());
        MockVaadin.clientRoundtrip(true);

        assertThat(heard).hasSize(1);
    }

    private void openPage() {
        openBrowser(Languages.POLISH, Blank.class);
        var view = new Div();
        UI.getCurrent().add(view);
        live.whileAttached(view, Rang.class, event -> true, heard::addAll);
    }

    @Route("live-updates-test")
    @AnonymousAllowed
    static class Blank extends Div {}
}
