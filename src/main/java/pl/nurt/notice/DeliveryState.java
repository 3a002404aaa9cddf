package pl.nurt.notice;

/** How far a message has come on one channel to one recipient. */
public enum DeliveryState {
    /** Waits for its time or its turn. */
    QUEUED,
    /** A worker has it in hand. */
    SENDING,
    /** The provider accepted it; that is not yet delivered. */
    SENT,
    /** The provider says that it arrived; in the inbox, it stands there. */
    DELIVERED,
    /** Given up, with the reason. */
    FAILED,
    /** Its subject was over before it could be sent. */
    EXPIRED,
    /** Not wanted any more when its turn came. */
    CANCELLED,
    /** Whether it arrived cannot be known, and asking again could tell the person twice. */
    UNKNOWN
}
