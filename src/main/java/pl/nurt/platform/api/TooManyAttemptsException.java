package pl.nurt.platform.api;

/** Too much was wrong from that address; it is not listened to for a while. */
public class TooManyAttemptsException extends RuntimeException {
    public TooManyAttemptsException() {
        super("too many attempts");
    }
}
