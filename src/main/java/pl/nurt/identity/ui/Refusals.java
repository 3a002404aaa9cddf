package pl.nurt.identity.ui;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import pl.nurt.identity.NotJudgedException;

/** Back to the sign-in page, which says what happened in words that give nothing away; programs see by the status when to come again. */
class Refusals implements AuthenticationFailureHandler, AccessDeniedHandler {
    private final RedirectStrategy redirect = new DefaultRedirectStrategy();
    private final AccessDeniedHandler elsewhere = new AccessDeniedHandlerImpl();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof NotJudgedException notJudged) {
            comeAgain(response, notJudged.retryAfter());
            return;
        }
        var unavailable = refused instanceof InternalAuthenticationServiceException;
        redirect.sendRedirect(request, response, unavailable ? SignInView.UNAVAILABLE : SignInView.REFUSED);
    }

    /** 429, whose page leads a person on to the one that says so in words. */
    private static void comeAgain(HttpServletResponse response, Duration retryAfter) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.getWriter()
                .write("<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=%1$s\"><a href=\"%1$s\">Nurt</a>"
                        .formatted(SignInView.LATER));
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
