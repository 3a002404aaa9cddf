package pl.nurt.shell.ui.failure;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.shell.ui.MenuLinks;
import pl.nurt.shell.ui.OfficeLayout;
import pl.nurt.shell.ui.PortalLayout;

/** Shows a message in the frame of the place where the person was: staff in the office's, everybody else in the portal's. */
@AnonymousAllowed
class MessageFrame extends Div implements RouterLayout, BeforeEnterObserver {
    private final CurrentUser currentUser;
    private @Nullable RouterLayout frame;

    MessageFrame(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var isOffice = MenuLinks.isWithin(event.getLocation().getPath(), "office")
                && currentUser.get().filter(user -> user.viewer().isStaff()).isPresent();
        var wanted = isOffice ? OfficeLayout.class : PortalLayout.class;
        if (!wanted.isInstance(frame)) {
            removeAll();
            Component made = Instantiator.get(event.getUI()).createComponent(wanted);
            add(made);
            frame = (RouterLayout) made;
        }
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        if (frame != null) {
            frame.showRouterLayoutContent(content);
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        if (frame != null) {
            frame.removeRouterLayoutContent(oldContent);
        }
    }
}
