package pl.nurt.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pl.nurt.identity.Rights;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;

/** Leads on to the first place of the office's menu that the person may open. */
@Route("office")
@RolesAllowed(Rights.STAFF)
class OfficeStartView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MenuLinks.office().stream()
                .findFirst()
                .ifPresentOrElse(first -> event.forwardTo(first.menuClass()), this::sayThatNothingIsHere);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.office");
    }

    private void sayThatNothingIsHere() {
        add(
                new PageHeading(getPageTitle()),
                new EmptyState(
                        Icons.INFO, getTranslation("shell.office.empty"), getTranslation("shell.office.empty.text")));
    }
}
