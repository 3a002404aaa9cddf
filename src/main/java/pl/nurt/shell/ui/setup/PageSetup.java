package pl.nurt.shell.ui.setup;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.shell.ui.failure.UnexpectedErrors;

/** What is decided once for every page before any view is made: language, colours, messages of the framework, errors. */
@Component
class PageSetup implements VaadinServiceInitListener {
    private static final String NAME = "Nurt";
    private static final int ATTEMPTS = 10_000;

    private final CurrentUser currentUser;
    private final SystemTexts systemTexts;
    private final UnexpectedErrors errors;

    PageSetup(CurrentUser currentUser, SystemTexts systemTexts, UnexpectedErrors errors) {
        this.currentUser = currentUser;
        this.systemTexts = systemTexts;
        this.errors = errors;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.setSystemMessagesProvider(systemTexts);
        service.addSessionInitListener(session -> session.getSession().setErrorHandler(errors));
        service.addUIInitListener(opened -> setUp(opened.getUI()));
        event.addIndexHtmlRequestListener(this::dress);
    }

    private void setUp(UI ui) {
        var request = VaadinRequest.getCurrent();
        if (request != null) {
            PageContext.of(request, currentUser.get()).keepIn(ui);
        }
        keepTrying(ui.getReconnectDialogConfiguration());
    }

    /** The page tries again for as long as it is open; connection.ts says since when it has been alone. */
    private static void keepTrying(ReconnectDialogConfiguration reconnect) {
        reconnect.setReconnectAttempts(ATTEMPTS);
        reconnect.setReconnectInterval(3_000);
    }

    private void dress(IndexHtmlResponse response) {
        // Until the view has told its own; and for whoever does not run scripts.
        response.getDocument().title(NAME);
        var page = PageContext.of(response.getVaadinRequest(), currentUser.get());
        var html = response.getDocument().getElementsByTag("html").first();
        if (html != null) {
            html.attr("lang", page.language());
            html.attr("data-theme", page.theme());
        }
    }
}
