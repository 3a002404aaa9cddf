package pl.nurt.billing.ksef.internal.client;

import java.time.Instant;

/** A limit is reached: nothing was done, and nothing of the group is to be asked before the moment. */
public final class KsefBusyException extends KsefException {
    private final transient RateGroup group;
    private final Instant until;

    KsefBusyException(RateGroup group, Instant until) {
        super("429 " + group);
        this.group = group;
        this.until = until;
    }

    public RateGroup group() {
        return group;
    }

    public Instant until() {
        return until;
    }
}
