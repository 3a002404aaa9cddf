package pl.nurt.bridge.portal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the API key when it has come of age. */
final class KeyAge {
    private static final Logger LOG = LoggerFactory.getLogger(KeyAge.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofHours(1);

    private final KeyRing keys;
    private final PortalClient client;
    private final Clock clock;
    private final @Nullable Duration longest;
    private Instant notBefore = Instant.MIN;

    /** @param longest null if keys do not age */
    KeyAge(KeyRing keys, PortalClient client, Clock clock, @Nullable Duration longest) {
        this.keys = keys;
        this.client = client;
        this.clock = clock;
        this.longest = longest;
    }

    /** To be called now and then while the portal answers. */
    void look() throws InterruptedException {
        var now = clock.instant();
        if (longest == null || now.isBefore(notBefore)) {
            return;
        }
        try {
            var writtenAt = keys.writtenAt();
            if (writtenAt.isEmpty() || writtenAt.get().plus(longest).isAfter(now)) {
                return;
            }
            if (KeyRotation.run(keys, client) instanceof KeyRotation.Result.Failed(var reason)) {
                LOG.warn("event=key_not_replaced reason=\"{}\"", reason);
            }
        } catch (IOException e) {
            LOG.warn("event=key_not_replaced reason=\"{}\"", e.getMessage());
        }
        notBefore = now.plus(PAUSE_AFTER_FAILURE);
    }
}
