package pl.nurt.identity.audit.internal;

import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/** Notes when somebody who is signed in wants a deed that none of their roles brings. */
@Component
class RefusedAccess {
    private final Audit audit;
    private final ApplicationEventPublisher events;

    RefusedAccess(Audit audit, ApplicationEventPublisher events) {
        this.audit = audit;
        this.events = events;
    }

    /** Published by Spring Security before it refuses; only deeds of services, pages are judged by their own guard. */
    @EventListener
    void refused(AuthorizationDeniedEvent<?> event) {
        if (event.getObject() instanceof MethodInvocation deed
                && ((Authentication) event.getAuthentication().get()).getPrincipal() instanceof SignedInUser user) {
            var type = ClassUtils.getUserClass(deed.getMethod().getDeclaringClass());
            events.publishEvent(SecurityEvent.ofCaller(
                    SecuritySign.FORBIDDEN, "identity.account", user.accountId().value()));
            var name = type.getSimpleName() + "." + deed.getMethod().getName();
            audit.refused(user.viewer(), IdentityDeed.ACCESS_REFUSED, new AuditSubject("identity.deed", name), name);
        }
    }
}
