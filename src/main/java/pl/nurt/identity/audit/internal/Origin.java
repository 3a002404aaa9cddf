package pl.nurt.identity.audit.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pl.nurt.platform.RequestIdFilter;

/**
 * Where what happens on this thread comes from; nothing is known of it outside a request.
 *
 * @param session a part of the hash of the session's id: tells sessions apart and enters none
 */
record Origin(
        @Nullable String address,
        @Nullable String session,
        @Nullable String request) {
    private static final Origin UNKNOWN = new Origin(null, null, null);
    private static final int SESSION_BYTES = 6;

    static Origin ofThisThread() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : UNKNOWN;
    }

    private static Origin of(HttpServletRequest request) {
        var session = request.getSession(false);
        return new Origin(
                request.getRemoteAddr(),
                session == null ? null : mark(session.getId()),
                MDC.get(RequestIdFilter.LOG_KEY));
    }

    private static String mark(String session) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, SESSION_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
