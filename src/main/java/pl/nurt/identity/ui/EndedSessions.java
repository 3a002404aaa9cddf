package pl.nurt.identity.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Throws away a session that was ended elsewhere as soon as its browser speaks again; the request goes on without it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EndedSessions extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && OpenSessions.hasEnded(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
