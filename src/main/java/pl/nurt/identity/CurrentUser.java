package pl.nurt.identity;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is signed in on this thread; views ask here, services take the {@link Viewer} they are given. */
@Component
public class CurrentUser {
    public Optional<SignedInUser> get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** @throws IllegalStateException when nobody is signed in: only for views behind the sign-in */
    public Viewer viewer() {
        return get().orElseThrow(() -> new IllegalStateException("nobody is signed in"))
                .viewer();
    }
}
