package pl.nurt.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id: the caller's {@code X-Request-Id} when it looks like one, else a new one.
 *
 * <p>It goes back in the answer and stands in every log line as {@code requestId}, so that one journey can be followed through
 * bridge and portal.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIdFilter extends OncePerRequestFilter {
    public static final String HEADER = "X-Request-Id";
    public static final String LOG_KEY = "requestId";

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = idOf(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        try (var inLogs = MDC.putCloseable(LOG_KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String idOf(@Nullable String sent) {
        return sent != null && LOOKS_LIKE_ONE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
