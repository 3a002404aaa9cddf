package pl.nurt.shell.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class PortalLayoutTest extends ViewTest {
    @Autowired
    private CurrentUser currentUser;

    @Test
    void a_resident_finds_the_portals_places_and_none_of_the_office() {
        signIn(Role.RESIDENT);
        open();

        assertThat(links(_get(PortalRail.class))).containsExactly("start", "place", "more");
    }

    @Test
    void a_phone_has_the_first_places_and_more() {
        signIn(Role.RESIDENT);
        open();

        assertThat(links(_get(PortalTabs.class))).containsExactly("start", "place", "more");
    }

    @Test
    void staff_see_the_public_frame_with_the_way_to_their_office() {
        signIn(Role.TECHNICIAN);
        var layout = open();

        assertThat(_find(PortalRail.class)).isEmpty();
        assertThat(_find(layout, Anchor.class)).extracting(Anchor::getHref).contains("office");
    }

    @Test
    void the_skip_link_leads_to_the_content() {
        var skip = _find(open(), Anchor.class).getFirst();
        assertThat(skip.getText()).isEqualTo("Przejdź do treści");
        assertThat(skip.getHref()).isEqualTo("#" + _get(Main.class).getId().orElseThrow());
    }

    private PortalLayout open() {
        openBrowser(
                Languages.POLISH,
                PublicStartView.class,
                AccessibilityView.class,
                StartView.class,
                OfficeStartView.class,
                MoreView.class,
                Place.class,
                OfficePlace.class);
        var layout = new PortalLayout(currentUser, List.of(), List.of());
        UI.getCurrent().add(layout);
        return layout;
    }

    private static List<String> links(Component menu) {
        return _find(menu, RouterLink.class).stream().map(RouterLink::getHref).toList();
    }

    @Route("place")
    @Menu(title = "shell.more", order = 50, icon = "chart")
    @RolesAllowed("RESIDENT")
    static class Place extends Div {}

    @Route("office/place")
    @Menu(title = "shell.more", order = 50)
    @RolesAllowed("TECHNICIAN")
    static class OfficePlace extends Div {}
}
