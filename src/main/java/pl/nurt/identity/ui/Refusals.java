package pl.nurt.identity.ui;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Back to the sign-in page, which says what happened in words that give nothing away. */
class Refusals implements AuthenticationFailureHandler, AccessDeniedHandler {
    private final RedirectStrategy redirect = new DefaultRedirectStrategy();
    private final AccessDeniedHandler elsewhere = new AccessDeniedHandlerImpl();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var unavailable = refused instanceof InternalAuthenticationServiceException;
        redirect.sendRedirect(request, response, unavailable ? SignInView.UNAVAILABLE : SignInView.REFUSED);
    }

    /** A form sent from a page whose session is over comes without a valid token: show a fresh page instead of a bare 403. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && request.getServletPath().equals(SignInView.ACTION)) {
            redirect.sendRedirect(request, response, SignInView.AGAIN);
        } else if ("GET".equals(request.getMethod())) {
            // Not allowed and not there are the same answer.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            elsewhere.handle(request, response, denied);
        }
    }
}
