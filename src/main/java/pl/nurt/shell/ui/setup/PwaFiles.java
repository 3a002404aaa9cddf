package pl.nurt.shell.ui.setup;

import com.vaadin.flow.server.PwaIcon;
import com.vaadin.flow.server.PwaRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves what the service worker fetches, the same for everybody, without a session.
 *
 * <p>The worker fetches while the page is used. Vaadin would begin a session for each such request that carries none or an outdated
 * one. A request sent just before somebody signs in, and answered just after, would put its own session in place of the new one:
 * whoever had signed in would stand at the sign-in page again.
 */
@Component
@Order(PwaFiles.BEHIND_THE_GUARD)
class PwaFiles extends OncePerRequestFilter {
    /** So that its answers carry the guard's headers as well. */
    static final int BEHIND_THE_GUARD = 0;

    private static final String A_DAY = "public, max-age=86400";

    private final String roomsParts = roomsParts();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("GET") || !serve(request, response)) {
            if (isPrefetchOfOldSession(request)) {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    private boolean serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        switch (path) {
            case "/manifest.webmanifest" -> text(response, "application/manifest+json", pwa().getManifestJson());
            case "/sw-runtime-resources-precache.js" ->
                text(response, "application/javascript", pwa().getRuntimeServiceWorkerJs() + "\n" + roomsParts);
            case "/offline-stub.html" -> text(response, "text/html", pwa().getOfflineHtml());
            case "/favicon.ico" -> icon(response, pwa().getHeaderIcons().getFirst());
            default -> {
                var icon = path.startsWith("/icons/") ? icon(path) : null;
                if (icon == null) {
                    return false;
                }
                icon(response, icon);
            }
        }
        return true;
    }

    /** What rooms do in the service worker: it runs this file before its own part. */
    private static String roomsParts() {
        try {
            var parts = new StringBuilder();
            for (var part : new PathMatchingResourcePatternResolver().getResources("classpath*:worker/*.js")) {
                parts.append(part.getContentAsString(StandardCharsets.UTF_8)).append('\n');
            }
            return parts.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private PwaRegistry pwa() {
        return PwaRegistry.getInstance(getServletContext());
    }

    private @Nullable PwaIcon icon(String path) {
        return pwa().getIcons().stream()
                .filter(icon -> icon.getRelHref().equals(path))
                .findFirst()
                .orElse(null);
    }

    private static void text(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-cache");
        response.getWriter().write(text);
    }

    private static void icon(HttpServletResponse response, PwaIcon icon) throws IOException {
        response.setContentType(icon.getType());
        response.setHeader("Cache-Control", A_DAY);
        icon.write(response.getOutputStream());
    }

    /** A page that nobody navigates to, for a session that is not there any more: the worker's, and it tries again. */
    private static boolean isPrefetchOfOldSession(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return request.getRequestURI().equals(request.getContextPath() + "/")
                && request.getQueryString() == null
                && request.getMethod().equals("GET")
                && mode != null
                && !mode.equals("navigate")
                && request.getRequestedSessionId() != null
                && !request.isRequestedSessionIdValid();
    }
}
