package pl.nurt.identity.ui;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import pl.nurt.identity.RebuiltPage;
import pl.nurt.identity.SignIns;
import pl.nurt.identity.SignIns.Continuation;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.web.StrangersSessions;

/**
 * Lets a person go on on this portal who signed in on another one, or before this one was started: as soon as their browser asks for a
 * page. Requests of a page whose portal is gone are not helped; Vaadin has such a page load anew.
 *
 * <p>Once a minute it notes that a sign-in is in use. Whether one still stands is asked by {@link OpenSessions}, whatever is done with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ResumedSignIns extends OncePerRequestFilter implements RebuiltPage {
    private static final String NEWS = ResumedSignIns.class.getName() + ".news";
    private static final String LAPSED = ResumedSignIns.class.getName() + ".lapsed";
    private static final String SEEN = ResumedSignIns.class.getName() + ".seen";
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final SignIns signIns;
    private final OpenSessions sessions;
    private final StrangersSessions strangers;
    private final Clock clock;

    ResumedSignIns(SignIns signIns, OpenSessions sessions, StrangersSessions strangers, Clock clock) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.strangers = strangers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && isSignedIn(session)) {
            note(request, session);
        } else if (isNavigation(request)) {
            SignInCookie.of(request).ifPresent(token -> resume(request, response, token));
        }
        chain.doFilter(request, response);
    }

    private void resume(HttpServletRequest request, HttpServletResponse response, String token) {
        switch (signIns.resume(token)) {
            case Continuation.Valid(var user) -> signIn(request, user, token);
            case Continuation.Lapsed() -> {
                signIns.lapse(token);
                SignInCookie.clear(request, response);
                request.getSession().setAttribute(LAPSED, true);
            }
            case Continuation.Over() -> SignInCookie.clear(request, response);
        }
    }

    private void signIn(HttpServletRequest request, SignedInUser user, String token) {
        if (request.getSession(false) != null) {
            // Nobody else may know the session in which somebody is signed in.
            request.changeSessionId();
        }
        var session = request.getSession();
        strangers.signedIn(session);
        user.eraseCredentials();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
        session.setAttribute(NEWS, true);
        session.setAttribute(SEEN, clock.instant());
        sessions.add(user.accountId(), session, token);
    }

    private void note(HttpServletRequest request, HttpSession session) {
        if (!isUse(request)
                || session.getAttribute(SEEN) instanceof Instant seen
                        && seen.plus(NOTED).isAfter(clock.instant())) {
            return;
        }
        session.setAttribute(SEEN, clock.instant());
        try {
            if (OpenSessions.token(session)
                    .filter(token -> !signIns.seen(token))
                    .isPresent()) {
                OpenSessions.leave(session);
                session.invalidate();
            }
        } catch (DataAccessException | TransactionException away) {
            // The next minute will tell.
            logger.warn("use of a sign-in not noted");
        }
    }

    private static boolean isSignedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    /** A browser asks for a page, for somebody who looks at it. */
    private static boolean isNavigation(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return "GET".equals(request.getMethod())
                && (mode == null || mode.equals("navigate"))
                && messageKind(request).isEmpty();
    }

    /** Something a person did; heart beats and the push connection of a page left alone are not. */
    private static boolean isUse(HttpServletRequest request) {
        return isNavigation(request)
                || messageKind(request).filter("uidl"::equals).isPresent();
    }

    /**
     * What a page asks of Vaadin, read as Vaadin reads it: the first of that name, encoded or not. Looks at the address only: to ask for a
     * parameter could read an upload before who waits for it.
     */
    private static Optional<String> messageKind(HttpServletRequest request) {
        return Stream.ofNullable(request.getQueryString())
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> decoded(parameter[0]).equals("v-r"))
                .map(parameter -> parameter.length == 1 ? "" : decoded(parameter[1]))
                .findFirst();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    @Override
    public boolean takeNews() {
        var session = VaadinSession.getCurrent().getSession();
        if (session == null || session.getAttribute(NEWS) == null) {
            return false;
        }
        session.removeAttribute(NEWS);
        return true;
    }

    /** Whether the sign-in of whoever stands before the sign-in page was over because it was not used for long; told once. */
    static boolean takeLapsed() {
        var pages = VaadinSession.getCurrent();
        if (pages == null || pages.getSession() == null || pages.getSession().getAttribute(LAPSED) == null) {
            return false;
        }
        pages.getSession().removeAttribute(LAPSED);
        return true;
    }
}
