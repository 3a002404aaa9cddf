package pl.nurt.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;
import pl.nurt.platform.web.SafeCookies;

/** The cookie that holds the token of a sign-in; it ends with the browser, like the session's own. */
final class SignInCookie {
    private static final String NAME = "NURT_SIGN_IN";
    private static final Duration UNTIL_THE_BROWSER_ENDS = Duration.ofSeconds(-1);

    private SignInCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, SafeCookies.name(request, NAME)))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(token -> !token.isBlank());
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, token, UNTIL_THE_BROWSER_ENDS);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration maxAge) {
        var cookie = ResponseCookie.from(SafeCookies.name(request, NAME), value)
                .path(request.getContextPath() + "/")
                .httpOnly(true)
                .secure(request.isSecure() || SafeCookies.areSecure(request))
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
