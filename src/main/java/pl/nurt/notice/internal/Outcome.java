package pl.nurt.notice.internal;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of handing one message over. */
public sealed interface Outcome {
    /**
     * The provider has it.
     *
     * @param providerId by which its callbacks name it
     */
    record Accepted(
            @Nullable String providerId,
            @Nullable Integer smsParts,
            @Nullable BigDecimal points) implements Outcome {
        public static final Accepted PLAIN = new Accepted(null, null, null);
    }

    /** The provider will never take it. @param targetIsDead whether nothing will ever arrive there */
    record Refused(String reason, boolean targetIsDead) implements Outcome {}

    /** Not now. @param after as the provider asks, or null for our own pace */
    record Later(String reason, @Nullable Duration after) implements Outcome {}

    /** The provider cannot be reached or does not answer: nothing was wrong with this message. */
    record Down(String reason) implements Outcome {}

    /** The portal itself failed in the middle of it: nobody knows whether the provider has it. */
    record Unclear(String reason) implements Outcome {}
}
