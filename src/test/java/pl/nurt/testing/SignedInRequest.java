package pl.nurt.testing;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.github.mvysny.fakeservlet.FakeRequest;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Requests of whoever is signed in on the thread, with that person's roles: what Vaadin's access rules look at. */
public final class SignedInRequest {
    private SignedInRequest() {}

    public static FakeRequest of(FakeHttpSession session) {
        var request = new FakeRequest(session);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            request.setUserPrincipalInt(authentication);
            request.setUserInRole((principal, role) ->
                    authentication.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + role)));
        }
        return request;
    }
}
