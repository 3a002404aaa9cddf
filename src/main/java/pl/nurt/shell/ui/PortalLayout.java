package pl.nurt.shell.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.MenuCount;

/**
 * The frame of the portal: for a resident a rail, on phones a bar of five places; for everybody else the public header and
 * footer. Signing in or out loads the page anew, so the frame is chosen once.
 */
// For UnexpectedErrors, which may speak on any page.
@Uses(ConfirmDialog.class)
@Layout
@AnonymousAllowed
class PortalLayout extends Div implements RouterLayout {
    private final Main main = Frame.main("page");

    PortalLayout(CurrentUser currentUser, List<MenuCount> counts) {
        add(Frame.skipLink(this));
        currentUser
                .get()
                .filter(user -> user.viewer().roles().contains(Role.RESIDENT))
                .ifPresentOrElse(user -> showResidentFrame(user, counts), () -> showPublicFrame(currentUser));
        getElement().appendChild(Frame.connectionBanner(this));
    }

    private void showResidentFrame(SignedInUser user, List<MenuCount> counts) {
        addClassName("portal");
        var entries = MenuLinks.portal();
        add(new PortalRail(user, entries, counts), main, new PortalTabs(entries, counts));
    }

    private void showPublicFrame(CurrentUser currentUser) {
        addClassName("public");
        add(new PublicHead(currentUser), main, new PublicFoot());
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        main.removeAll();
    }
}
