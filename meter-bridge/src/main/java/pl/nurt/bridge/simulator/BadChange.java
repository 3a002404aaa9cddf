package pl.nurt.bridge.simulator;

/** A change that cannot be made. The message is one English sentence without the final stop. */
final class BadChange extends Exception {
    private static final long serialVersionUID = 1L;

    BadChange(String message) {
        super(message);
    }
}
