package pl.nurt.bridge.outbox;

/** The outbox cannot be opened or written. The message is one English sentence; nothing that was acknowledged before is lost. */
public final class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxException(String message) {
        super(message);
    }

    OutboxException(String message, Exception cause) {
        super(message, cause);
    }
}
