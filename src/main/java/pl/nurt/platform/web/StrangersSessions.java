package pl.nurt.platform.web;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Sessions in which nobody signed in: anybody can make as many as they like, so they live short, and when there are very many, shorter still. Whoever
 * signs in gets the time that is usual.
 */
@Component
public class StrangersSessions implements HttpSessionListener {
    private static final String STRANGER = StrangersSessions.class.getName();
    private static final Duration CROWDED = Duration.ofMinutes(1);

    private final WebSettings settings;
    private final AtomicInteger strangers = new AtomicInteger();

    StrangersSessions(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var session = event.getSession();
        var idle = strangers.incrementAndGet() > settings.strangersAtOnce() ? CROWDED : settings.strangerIdle();
        session.setAttribute(STRANGER, true);
        session.setMaxInactiveInterval(Math.min(Math.toIntExact(idle.toSeconds()), session.getMaxInactiveInterval()));
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        if (event.getSession().getAttribute(STRANGER) != null) {
            strangers.decrementAndGet();
        }
    }

    /** Somebody signed in within it. Again it changes nothing. */
    public void signedIn(HttpSession session) {
        if (session.getAttribute(STRANGER) != null) {
            session.removeAttribute(STRANGER);
            strangers.decrementAndGet();
            session.setMaxInactiveInterval(60 * session.getServletContext().getSessionTimeout());
        }
    }

    /** How many there are. */
    public int count() {
        return strangers.get();
    }
}
