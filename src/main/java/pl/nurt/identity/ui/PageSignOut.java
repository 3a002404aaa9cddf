package pl.nurt.identity.ui;

import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.stereotype.Component;
import pl.nurt.identity.SignOut;

@Component
class PageSignOut implements SignOut {
    private final AuthenticationContext authentication;

    PageSignOut(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public void here() {
        authentication.logout();
    }

    @Override
    public void everywhere() {
        authentication.logout();
    }
}
