package pl.nurt.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Takes a choice of language or colours from the address of any page ({@code ?language=en}), remembers it for a year, and
 * leads on to the same page without it. Works signed in or not, needs no script, and a link can carry it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class PreferencesFilter extends OncePerRequestFilter {
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var chosen = Stream.of(Preferences.LANGUAGE, Preferences.THEME)
                .filter(preference -> isChosen(preference, request))
                .toList();
        if (chosen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var here = UriComponentsBuilder.fromPath(request.getRequestURI().replaceFirst("^[/\\\\]+", "/"))
                .query(request.getQueryString());
        for (var preference : chosen) {
            var cookie = ResponseCookie.from(Preferences.cookieName(preference), request.getParameter(preference))
                    .path("/")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            here.replaceQueryParam(preference);
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, here.build().toUriString());
    }

    private static boolean isChosen(String preference, HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getQueryString() != null
                && Preferences.canBeChosen(preference, request.getParameter(preference));
    }
}
