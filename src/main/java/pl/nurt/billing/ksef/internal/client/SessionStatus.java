package pl.nurt.billing.ksef.internal.client;

import java.util.List;

/**
 * How far KSeF is with a session.
 *
 * @param upos references of the pages of its confirmation; none as long as there is none
 */
public record SessionStatus(int code, String description, List<String> upos) {
    private static final int OPEN = 100;
    private static final int WORKING = 150;
    private static final int CLOSED = 170;
    private static final int PROCESSED = 200;
    private static final int NONE_RIGHT = 445;

    public SessionStatus {
        upos = List.copyOf(upos);
    }

    public boolean isOpen() {
        return code == OPEN;
    }

    public boolean isWorking() {
        return code == WORKING || code == CLOSED;
    }

    /** Whether each of its invoices has its own answer now. */
    public boolean isProcessed() {
        return code == PROCESSED || code == NONE_RIGHT;
    }

    /** Whether a confirmation will come: not where nothing was taken. */
    public boolean hasConfirmation() {
        return code == PROCESSED;
    }

    public String said() {
        return code + " " + description;
    }
}
