package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
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
import pl.nurt.platform.ui.frame.MenuCount;
import pl.nurt.platform.ui.frame.PageBanner;

/**
 * The frame of the portal: for a resident a rail, on phones a bar of five places; for everybody else the public header and
 * footer. Signing in or out loads the page anew, so the frame is chosen once.
 */
// For UnexpectedErrors, which may speak on any page.
@Uses(ConfirmDialog.class)
@Layout
@AnonymousAllowed
public class PortalLayout extends Div implements RouterLayout {
    private final Main main = Frame.main("page");
    private final List<Component> banners;

    public PortalLayout(CurrentUser currentUser, List<MenuCount> counts, List<PageBanner> banners) {
        var isResident = currentUser.get().filter(PortalLayout::isResident).isPresent();
        this.banners = isResident ? banners.stream().map(PageBanner::create).toList() : List.of();
        add(Frame.skipLink(this));
        currentUser
                .get()
                .filter(PortalLayout::isResident)
                .ifPresentOrElse(user -> showResidentFrame(user, counts), () -> showPublicFrame(currentUser));
        getElement().appendChild(Frame.connectionBanner(this));
    }

    private static boolean isResident(SignedInUser user) {
        return user.viewer().roles().contains(Role.RESIDENT);
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
        main.add(banners);
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        main.removeAll();
    }
}
