package pl.nurt.platform.api;

/** The body as a whole is not what the contract says. The message goes to the caller, so it repeats nothing of the body. */
public class BadBodyException extends RuntimeException {
    public BadBodyException(String message) {
        super(message);
    }
}
