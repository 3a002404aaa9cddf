package pl.nurt.identity.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/**
 * The Content-Security-Policy: pages run the portal's own scripts, and those it vouches for by a nonce that is new in each page.
 *
 * <p>What is allowed beyond that, and why, stands in docs/decisions/0012-content-security-policy.md.
 */
@Component
class PagePolicy implements HeaderWriter, VaadinServiceInitListener {
    private static final String HEADER = "Content-Security-Policy";
    private static final String NONCE = PagePolicy.class.getName();

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::vouch);
    }

    private void vouch(IndexHtmlResponse page) {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinRequest().setAttribute(NONCE, nonce);
    }

    /** Called when the answer leaves, so a page has its nonce by now. */
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            var nonce = request.getAttribute(NONCE);
            response.setHeader(HEADER, policy(nonce == null ? "" : " 'nonce-" + nonce + "'"));
        }
    }

    private static String policy(String nonce) {
        return "default-src 'self'; "
                + "script-src 'self' 'unsafe-eval'" + nonce + "; "
                + "style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data:; "
                + "font-src 'self'; "
                + "connect-src 'self'; "
                + "object-src 'none'; "
                + "base-uri 'self'; "
                + "form-action 'self'; "
                + "frame-src 'none'; "
                + "frame-ancestors 'none'";
    }
}
