package pl.nurt.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignOut;

@Component
class PageSignOut implements SignOut {
    private final AuthenticationContext authentication;
    private final CurrentUser user;
    private final OpenSessions sessions;

    PageSignOut(AuthenticationContext authentication, CurrentUser user, OpenSessions sessions) {
        this.authentication = authentication;
        this.user = user;
        this.sessions = sessions;
    }

    @Override
    public void here() {
        var clicked = UI.getCurrent();
        VaadinSession.getCurrent().getUIs().stream()
                .filter(page -> page != clicked)
                .forEach(OpenSessions::leave);
        authentication.logout();
    }

    @Override
    public void everywhere() {
        var here = ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
        user.get().ifPresent(account -> sessions.endOthers(account.accountId(), here));
        here();
    }
}
