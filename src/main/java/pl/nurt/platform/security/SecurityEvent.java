package pl.nurt.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * Somebody tried a door. Published where it happens, once for each time; whoever listens counts it and must not hold up whoever publishes.
 *
 * @param address of the caller; null when it is not known
 * @param about what was tried, as the log names it ({@code telemetry.bridge:5}); empty when it is nothing of ours. Never what was typed: it may
 *     be a password in the wrong field
 */
public record SecurityEvent(SecuritySign sign, @Nullable String address, String about) {
    /**
     * By whoever the request of this thread comes from.
     *
     * @param kind of what was tried, as the log names it: {@code telemetry.bridge}
     * @param key which one of them, or of which room
     */
    public static SecurityEvent ofCaller(SecuritySign sign, String kind, Object key) {
        return new SecurityEvent(sign, Caller.address().orElse(null), kind + ":" + key);
    }
}
