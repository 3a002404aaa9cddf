package pl.nurt.shell.ui.failure;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** The page could not be made: says so with a reference that leads to the log. */
@ParentLayout(MessageFrame.class)
@AnonymousAllowed
public class FailureView extends MessagePage implements HasErrorParameter<Exception>, HasDynamicTitle {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        show(parameter);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    public void show(ErrorParameter<Exception> parameter) {
        var reference = new Paragraph(
                getTranslation("shell.failure.reference", UnexpectedErrors.log(parameter.getCaughtException())));
        reference.addClassName("reference");
        tell(getTranslation("shell.failure"), getTranslation("shell.failure.text"), reference);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.failure");
    }
}
