package pl.nurt.shell.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import pl.nurt.platform.NotFoundException;

/** A page that exists, about a thing that does not or is not this person's: the same answer as {@link NotFoundView}. */
@ParentLayout(MessageFrame.class)
@AnonymousAllowed
class NothingThereView extends MessagePage implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        tell(getTranslation("shell.notFound"), getTranslation("shell.notFound.text"));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.notFound");
    }
}
