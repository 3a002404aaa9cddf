package pl.nurt.telemetry.bridges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * With what a bridge signs in; the keys themselves nobody can see.
 *
 * @param inUse whether it has a key that works
 * @param since when that key was used first; null without one
 * @param next whether a further key waits for its first use
 * @param rotationDays from which age on the bridge may exchange its key by itself; null when it may not
 * @param codeExpiresAt until when the unused enrolment code works; null without one
 */
public record BridgeKeys(
        boolean inUse,
        @Nullable Instant since,
        boolean next,
        @Nullable Short rotationDays,
        @Nullable Instant codeExpiresAt) {}
