package pl.nurt.bridge.cli;

/** A meter that could not be read; the message is one sentence. */
final class NotAnswered extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason English phrase without the final stop */
    NotAnswered(String who, String reason) {
        super(who + ": " + reason + ".");
    }
}
