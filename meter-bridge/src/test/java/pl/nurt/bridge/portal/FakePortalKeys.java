package pl.nurt.bridge.portal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.portal.FakePortal.Trouble;
import tools.jackson.databind.JsonNode;

/** The keys that the portal knows: one, for a while two, and the codes by which the first comes. */
final class FakePortalKeys {
    private final Map<String, String> usedCodes = new ConcurrentHashMap<>();
    private String current;
    private @Nullable String announced;
    private int announcements;

    FakePortalKeys(String current) {
        this.current = current;
    }

    synchronized boolean isKnown(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        var hash = NewKey.hash(authorization.substring("Bearer ".length()));
        if (hash.equals(announced)) {
            current = hash;
            announced = null;
        }
        return hash.equals(current);
    }

    synchronized Trouble announce(JsonNode json) {
        announcements++;
        var hash = json.path("apiKeySha256").asString();
        announced = hash.equals(current) ? null : hash;
        return Trouble.of(204);
    }

    /** A code works once, and again for the same key. */
    synchronized Trouble enrol(JsonNode json) {
        var code = json.path("code").asString();
        var hash = json.path("apiKeySha256").asString();
        if (!code.startsWith("CODE") || !hash.equals(usedCodes.computeIfAbsent(code, c -> hash))) {
            return Trouble.of(401);
        }
        current = hash;
        return new Trouble(200, "{\"bridge\":\"north\"}", Map.of());
    }

    synchronized boolean isCurrent(String key) {
        return NewKey.hash(key).equals(current);
    }

    synchronized int announcements() {
        return announcements;
    }
}
