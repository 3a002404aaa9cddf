package pl.nurt.bridge.portal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the API key, see {@link KeyRing}. Safe to repeat after a failure or a crash at any step. */
final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private KeyRotation() {}

    sealed interface Result {
        /** The portal knows the new key; the next request is made with it. */
        record Done() implements Result {}

        /** @param reason one English sentence */
        record Failed(String reason) implements Result {}
    }

    static Result run(KeyRing keys, PortalClient client) throws InterruptedException {
        try {
            return switch (client.newKey(NewKey.hash(keys.next()))) {
                case PortalClient.Reply.Taken ignored -> {
                    keys.nextIsKnown();
                    LOG.info("event=key_replaced");
                    yield new Result.Done();
                }
                case PortalClient.Reply.Later later -> new Result.Failed("Not now: " + later.reason() + ".");
                case PortalClient.Reply.Unacceptable(var status) -> refused(status);
                case PortalClient.Reply.Gone(var status) -> refused(status);
            };
        } catch (IOException e) {
            return new Result.Failed("The API key cannot be replaced: " + e.getMessage() + ".");
        }
    }

    private static Result refused(int status) {
        return new Result.Failed("The portal does not take a new key (" + status + ").");
    }
}
