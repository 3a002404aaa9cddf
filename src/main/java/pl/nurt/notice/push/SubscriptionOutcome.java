package pl.nurt.notice.push;

/** What became of switching on a device. */
public enum SubscriptionOutcome {
    ON,
    /** The same browser takes another person's messages. */
    SOMEBODY_ELSES,
    /** Not a subscription, or at a push service the portal does not write to. */
    UNUSABLE
}
