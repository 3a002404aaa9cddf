package pl.nurt.bridge.mbus;

/** The only failure of the codec: the bytes are no acceptable frame or telegram. Carries no value, not even a partial one. */
public final class TelegramRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reject reject;

    public TelegramRefused(Reject reject, String detail) {
        // A refusal is an ordinary result on a noisy bus, so it pays no stack trace.
        super(detail, null, false, false);
        this.reject = reject;
    }

    public Reject reject() {
        return reject;
    }

    /** The reason in one English sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
