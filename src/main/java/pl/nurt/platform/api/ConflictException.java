package pl.nurt.platform.api;

/** What the caller says cannot be true any more. The message goes to the caller. */
public class ConflictException extends RuntimeException {
    public ConflictException(String message) {
        super(message);
    }
}
