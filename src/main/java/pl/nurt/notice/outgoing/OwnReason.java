package pl.nurt.notice.outgoing;

/** Why a delivery is as it is, where the portal says so and not a provider; the row keeps its name, and after a colon what is known beside it. */
public enum OwnReason {
    /** Tried as often as it may be; beside it the last of what was said. */
    GAVE_UP,
    /** The provider did not answer, or not as one that works. */
    UNREACHABLE,
    /** The portal's own settings ({@code nurt.egress.networks}) keep it from connecting there; beside it where. */
    NOT_ALLOWED,
    /** What stands as an address is none. */
    NO_ADDRESS,
    /** The text takes more parts than a text may; beside it how many. */
    TOO_LONG,
    /** What the provider answered cannot be understood. */
    UNCLEAR_ANSWER,
    /** The device's push service is none that may be written to. */
    FOREIGN_PUSH,
    /** Nothing can be encrypted for the device. */
    BAD_KEY,
    /** It would have come after the time for which it was of use. */
    TOO_LATE,
    /** Chosen away, or consent withdrawn, since it was written. */
    NOT_WANTED,
    /** Taken back before it left. */
    WITHDRAWN,
    /** Who had it in hand was killed, or failed in the middle of it. */
    WORKER_DIED,
    /** The device has shown itself to be gone. */
    DEVICE_GONE,
    /** The provider took it and never told what became of it. */
    NO_CALLBACK,
    /** After a worker was killed: it may leave twice, so it was tried again. */
    SENT_AGAIN,
    /** After a worker was killed twice: nobody knows whether it left. */
    LEFT_UNKNOWN;

    /** The reason with what is known beside it. */
    public String with(String detail) {
        return name() + ": " + detail;
    }
}
