package pl.nurt.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.nurt.identity.SignIns;
import pl.nurt.identity.SignedOutEverywhere;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.live.LiveArrival;

/**
 * The signed-in sessions of this instance by account, so that they can be ended from outside; with {@link SignIns} those of all
 * portals end.
 *
 * <p>Each minute it asks which of their sign-ins still stand, and lets the others leave, whatever their pages send or do not send meanwhile.
 */
@Component
class OpenSessions {
    private static final String MARK = OpenSessions.class.getName();
    private static final String TOKEN = MARK + ".token";
    private static final String ENDED = MARK + ".ended";
    private static final int SECONDS_TO_LEAVE = 60;
    private static final Logger log = LoggerFactory.getLogger(OpenSessions.class);

    private final SignIns signIns;
    private final Map<UserAccountId, Set<HttpSession>> sessions = new ConcurrentHashMap<>();

    OpenSessions(SignIns signIns) {
        this.signIns = signIns;
    }

    /** The session belongs to the account until it ends. */
    void add(UserAccountId account, HttpSession session, String token) {
        session.setAttribute(MARK, new Mark(account, session));
        session.setAttribute(TOKEN, token);
    }

    /** What the browser proves its sign-in with. */
    static Optional<String> token(HttpSession session) {
        return session.getAttribute(TOKEN) instanceof String token ? Optional.of(token) : Optional.empty();
    }

    /** How many sessions of the account are open. */
    int count(UserAccountId account) {
        return sessions.getOrDefault(account, Set.of()).size();
    }

    /** Ends all sessions of the account, on whatever portal. */
    void endAll(UserAccountId account) {
        signIns.endAll(account);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void here(SignedOutEverywhere event) {
        Set.copyOf(sessions.getOrDefault(event.account(), Set.of())).forEach(OpenSessions::leave);
    }

    @EventListener
    void elsewhere(LiveArrival arrival) {
        if (arrival.event() instanceof SignedOutEverywhere event) {
            here(event);
        }
    }

    /** Lets those leave whose sign-in was ended elsewhere, or has lapsed: one question for all. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void letGoWhoseSignInIsOver() {
        var open = new HashMap<HttpSession, String>();
        for (var session : sessions.values().stream().flatMap(Set::stream).toList()) {
            try {
                token(session).ifPresent(token -> open.put(session, token));
            } catch (IllegalStateException gone) {
                // Ended by itself in the meantime.
            }
        }
        if (open.isEmpty()) {
            return;
        }
        try {
            open.values().removeAll(signIns.standing(Set.copyOf(open.values())));
        } catch (DataAccessException | TransactionException away) {
            // The next minute will tell.
            log.warn("sign-ins of open sessions not looked up");
            return;
        }
        open.keySet().forEach(OpenSessions::leave);
    }

    /**
     * From now on nobody is signed in there, and its open pages leave for the sign-in page.
     *
     * <p>The session itself goes with the next request ({@link EndedSessions}): going now, it would take the connections along
     * on which the pages are told to leave.
     */
    void end(HttpSession session) {
        try {
            token(session).ifPresent(signIns::end);
        } catch (IllegalStateException gone) {
            return;
        }
        leave(session);
    }

    /** As {@link #end}, where the sign-in is over already. */
    static void leave(HttpSession session) {
        try {
            session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            session.removeAttribute(MARK);
            session.setAttribute(ENDED, true);
            session.setMaxInactiveInterval(SECONDS_TO_LEAVE);
            for (var pages : VaadinSession.getAllSessions(session)) {
                pages.access(() -> pages.getUIs().forEach(OpenSessions::leave));
            }
        } catch (IllegalStateException gone) {
            // Ended by itself in the meantime, which is what was wanted.
        }
    }

    static boolean hasEnded(HttpSession session) {
        return session.getAttribute(ENDED) != null;
    }

    private static void leave(UI page) {
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
