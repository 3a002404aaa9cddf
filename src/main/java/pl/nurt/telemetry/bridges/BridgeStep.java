package pl.nurt.telemetry.bridges;

/** What was done to a bridge, or what it did with its keys. */
public enum BridgeStep {
    CREATED,
    /** A one-time enrolment code was made; those before it ended. */
    CODE_MADE,
    /** The bridge came with the code and a key of its own; the keys before ended. */
    ENROLLED,
    /** The portal made a key for it; the one before ended. */
    KEY_RENEWED,
    /** The bridge announced its next key. */
    KEY_OFFERED,
    /** The bridge used its next key for the first time; the one before ended. */
    KEY_TAKEN,
    KEYS_REVOKED,
    /** The office said from which age on the bridge may exchange its key by itself, or that it may not. */
    ROTATION_ANNOUNCED,
    /** The bridge wanted to exchange its key, and nobody had ordered or announced that. */
    KEY_REFUSED,
    /** Somebody showed a key of the bridge that had ended. */
    ENDED_KEY_USED
}
