package pl.nurt.bridge.poll;

/** What was asked of a poller cannot be done. The message is one English sentence for people. */
public final class RequestRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public RequestRefused(String message) {
        super(message);
    }
}
