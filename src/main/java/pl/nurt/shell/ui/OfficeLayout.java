package pl.nurt.shell.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.SignOut;
import pl.nurt.platform.ui.KitControls;
import pl.nurt.platform.ui.frame.OfficeMenuCount;
import pl.nurt.platform.ui.frame.OfficeStatus;
import pl.nurt.platform.ui.search.SearchSource;

/** The frame of the office: dark rail with groups, header with search and states; below 1100 px the rail is a drawer. */
// For UnexpectedErrors and the key help, which may speak on any page, and for what rooms bring to each other's pages.
@Uses(KitControls.class)
@Layout("/office")
@RolesAllowed(Rights.STAFF)
public class OfficeLayout extends AppLayout {
    private final Main main = Frame.main("office-page");

    public OfficeLayout(
            CurrentUser currentUser,
            SignOut signOut,
            List<OfficeStatus> statuses,
            List<OfficeMenuCount> counts,
            List<SearchSource> searches) {
        addClassName("office");
        setPrimarySection(Section.DRAWER);
        addToDrawer(new OfficeRail(counts));
        var head = new OfficeHead(currentUser, signOut, statuses, searches);
        head.addComponentAsFirst(Frame.skipLink(this));
        addToNavbar(head);
        setContent(main);
        getElement().appendChild(Frame.connectionBanner(this));
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
