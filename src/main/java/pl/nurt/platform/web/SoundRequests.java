package pl.nurt.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Locale;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses a request that has a control character in a header or in the name of a parameter before anything is begun for it. Where they are only
 * looked at when somebody reads them, each reader fails in its own way, and a stranger fills the log with traces.
 */
final class SoundRequests extends StrictHttpFirewall {
    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var looked = super.getFirewalledRequest(request);
        var names = looked.getHeaderNames();
        while (names.hasMoreElements()) {
            readAll(looked.getHeaders(names.nextElement()));
        }
        // What comes in parts is not read here.
        if (!type(request).startsWith("multipart/")) {
            readParameters(looked);
        }
        return looked;
    }

    private static void readParameters(HttpServletRequest request) {
        try {
            readAll(request.getParameterNames());
        } catch (IllegalStateException unreadable) {
            // %zz, too many of them, or a form that is too large.
            var rejected = new RequestRejectedException("parameters that cannot be read");
            rejected.initCause(unreadable);
            throw rejected;
        }
    }

    private static void readAll(Enumeration<String> all) {
        while (all.hasMoreElements()) {
            all.nextElement();
        }
    }

    private static String type(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }
}
