package pl.nurt.shell.ui.setup;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;
import pl.nurt.identity.AccessNarrowed;
import pl.nurt.identity.CurrentUser;
import pl.nurt.platform.live.LiveUpdates;

/** Pages of an account that may see less from now on do not keep showing the rest: they ask for everything anew. */
@Component
class NarrowedPages implements VaadinServiceInitListener {
    private final transient CurrentUser currentUser;
    private final transient LiveUpdates live;

    NarrowedPages(CurrentUser currentUser, LiveUpdates live) {
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(page -> follow(page.getUI()));
    }

    private void follow(UI page) {
        currentUser
                .get()
                .map(user -> user.viewer().account())
                .ifPresent(account -> live.whileAttached(
                        page,
                        AccessNarrowed.class,
                        event -> event.account().equals(account),
                        events -> page.getPage().reload()));
    }
}
