package pl.nurt.identity.ui;

import com.vaadin.flow.server.auth.AccessCheckDecision;
import com.vaadin.flow.server.auth.AccessCheckResult;
import com.vaadin.flow.server.auth.DefaultAccessCheckDecisionResolver;
import com.vaadin.flow.server.auth.NavigationContext;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/** Decides as Vaadin does, and notes when somebody who is signed in goes to a page that none of their roles opens. */
class PageGuard extends DefaultAccessCheckDecisionResolver {
    private static final int LONGEST_ADDRESS = 200;

    private final transient CurrentUser user;
    private final transient Audit audit;
    private final transient ApplicationEventPublisher events;

    PageGuard(CurrentUser user, Audit audit, ApplicationEventPublisher events) {
        this.user = user;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public AccessCheckResult resolve(List<AccessCheckResult> results, NavigationContext context) {
        var result = super.resolve(results, context);
        // Menus ask as well, for pages that nobody goes to.
        if (context.isNavigating() && result.decision() == AccessCheckDecision.DENY) {
            user.get().ifPresent(someone -> refused(someone.viewer(), context));
        }
        return result;
    }

    private void refused(Viewer viewer, NavigationContext context) {
        events.publishEvent(SecurityEvent.ofCaller(
                SecuritySign.FORBIDDEN, "identity.account", viewer.account().value()));
        var address = "/" + context.getLocation().getPath();
        var shortened = address.substring(0, Math.min(LONGEST_ADDRESS, address.length()));
        // By the page, not by its address, of which there are as many as somebody likes.
        var page = context.getNavigationTarget().getSimpleName();
        audit.refused(viewer, IdentityDeed.ACCESS_REFUSED, new AuditSubject("identity.page", page), shortened);
    }
}
