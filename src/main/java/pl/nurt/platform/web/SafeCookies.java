package pl.nurt.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** How cookies are named, and whether they are sent over TLS alone. */
public final class SafeCookies {
    static final String PREFIX = "__Host-";
    static final String SESSION = "NURT";

    private SafeCookies() {}

    /** Whether this portal's cookies are sent over TLS alone. */
    public static boolean areSecure(HttpServletRequest request) {
        return request.getServletContext().getSessionCookieConfig().isSecure();
    }

    /** The name as browsers know it. */
    public static String name(HttpServletRequest request, String name) {
        return areSecure(request) ? PREFIX + name : name;
    }
}
