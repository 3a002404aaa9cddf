package pl.nurt.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pl.nurt.identity.UserAccountId;

/** The signed-in sessions of this instance by account, so that they can be ended from outside. */
@Component
class OpenSessions {
    private static final String MARK = OpenSessions.class.getName();

    private final Map<UserAccountId, Set<HttpSession>> sessions = new ConcurrentHashMap<>();

    /** The session belongs to the account until it ends. */
    void add(UserAccountId account, HttpSession session) {
        session.setAttribute(MARK, new Mark(account, session));
    }

    /** How many sessions of the account are open. */
    int count(UserAccountId account) {
        return sessions.getOrDefault(account, Set.of()).size();
    }

    /** Ends the account's sessions but {@code spared}; their open pages leave for the sign-in page. */
    void endOthers(UserAccountId account, HttpSession spared) {
        for (var session : Set.copyOf(sessions.getOrDefault(account, Set.of()))) {
            if (!session.equals(spared)) {
                end(session);
            }
        }
    }

    private static void end(HttpSession session) {
        try {
            var pages = VaadinSession.getAllSessions(session);
            if (pages.isEmpty()) {
                session.invalidate();
            }
            for (var page : pages) {
                // Its lock may be held by a request of its own: the leaving waits for its turn there, we do not wait
                // here.
                page.access(() -> {
                    page.getUIs().forEach(OpenSessions::leave);
                    page.getSession().invalidate();
                });
            }
        } catch (IllegalStateException gone) {
            // Ended by itself in the meantime, which is what was wanted.
        }
    }

    /** Sends an open page to the sign-in page, now. */
    static void leave(UI page) {
        page.getPage().setLocation(SignInView.SIGNED_OUT);
        if (page.getPushConfiguration().getPushMode().isEnabled()) {
            page.push();
        }
    }

    private final class Mark implements HttpSessionBindingListener {
        private final UserAccountId account;
        private final HttpSession session;

        Mark(UserAccountId account, HttpSession session) {
            this.account = account;
            this.session = session;
        }

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            sessions.computeIfAbsent(account, first -> ConcurrentHashMap.newKeySet())
                    .add(session);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            sessions.computeIfPresent(account, (same, open) -> {
                open.remove(session);
                return open.isEmpty() ? null : open;
            });
        }
    }
}
