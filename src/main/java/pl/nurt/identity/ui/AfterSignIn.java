package pl.nurt.identity.ui;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import pl.nurt.identity.SignIns;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.web.StrangersSessions;

/** Leads to the page that was asked for, else residents to their start page and staff to the office. */
class AfterSignIn extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private static final String ASKED_FOR = "Saved-url";

    private final OpenSessions sessions;
    private final SignIns signIns;
    private final StrangersSessions strangers;

    AfterSignIn(OpenSessions sessions, SignIns signIns, StrangersSessions strangers) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.strangers = strangers;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            // Whoever was signed in in this browser before is not any more.
            SignInCookie.of(request).ifPresent(signIns::end);
            var token = signIns.begin(user.accountId());
            SignInCookie.set(request, response, token);
            strangers.signedIn(request.getSession());
            sessions.add(user.accountId(), request.getSession(), token);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    // The superclass would also follow a request parameter of that name, to anywhere.
    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        var askedFor = response.getHeader(ASKED_FOR);
        if (askedFor != null && !askedFor.isBlank()) {
            return askedFor;
        }
        return authentication != null
                        && authentication.getPrincipal() instanceof SignedInUser user
                        && user.viewer().isStaff()
                ? "/office"
                : "/start";
    }
}
