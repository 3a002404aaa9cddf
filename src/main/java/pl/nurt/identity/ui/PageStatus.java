package pl.nurt.identity.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/**
 * A page that somebody may not open answers as one that does not exist, by its status as well: the page itself, which says so in words, is built
 * later than the answer begins.
 */
@Component
class PageStatus implements VaadinServiceInitListener {
    private final AccessAnnotationChecker checker;

    PageStatus(AccessAnnotationChecker checker) {
        this.checker = checker;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::judge);
    }

    private void judge(IndexHtmlResponse page) {
        var path = page.getVaadinRequest().getPathInfo();
        var location = new Location(path == null ? "" : path.replaceFirst("^/+", ""));
        RouteConfiguration.forApplicationScope()
                .getRoute(location.getPath())
                .filter(view -> !checker.hasAccess(view, (HttpServletRequest) page.getVaadinRequest()))
                .ifPresent(forbidden -> page.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND));
    }
}
