package pl.nurt.bridge.config;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The portal's address. */
final class PortalUrl {
    static final URI NOWHERE = URI.create("https://invalid.");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private PortalUrl() {}

    static @Nullable URI parse(String text) {
        try {
            var url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            var bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            return web && bare && url.getHost() != null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a key may travel there: encrypted, or not leaving this machine. */
    static boolean isSafe(URI url) {
        return "https".equals(url.getScheme()) || LOOPBACK.contains(url.getHost());
    }
}
