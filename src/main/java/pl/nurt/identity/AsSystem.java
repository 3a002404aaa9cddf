package pl.nurt.identity;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Lets the portal itself (jobs, demo data) call services that ask for a permission: services name it as role SYSTEM. */
public final class AsSystem {
    private AsSystem() {}

    /** Never call this on behalf of a person: whatever {@code work} does is allowed. */
    public static <T> T call(Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var outer = SystemContexts.SYSTEM.get();
        var system = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "system", "", AuthorityUtils.createAuthorityList("ROLE_SYSTEM")));
        SecurityContextHolder.setContext(system);
        SystemContexts.SYSTEM.set(system);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
            if (outer == null) {
                SystemContexts.SYSTEM.remove();
            } else {
                SystemContexts.SYSTEM.set(outer);
            }
        }
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
