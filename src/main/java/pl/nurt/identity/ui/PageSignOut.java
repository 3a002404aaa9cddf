package pl.nurt.identity.ui;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignOut;

@Component
class PageSignOut implements SignOut {
    private final CurrentUser user;
    private final OpenSessions sessions;

    PageSignOut(CurrentUser user, OpenSessions sessions) {
        this.user = user;
        this.sessions = sessions;
    }

    @Override
    public void here() {
        if (VaadinSession.getCurrent().getSession() instanceof WrappedHttpSession session) {
            sessions.end(session.getHttpSession());
        }
    }

    @Override
    public void everywhere() {
        user.get().ifPresent(account -> sessions.endAll(account.accountId()));
        here();
    }
}
