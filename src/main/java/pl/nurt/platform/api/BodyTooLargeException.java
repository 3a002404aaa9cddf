package pl.nurt.platform.api;

/** The body is longer than the limit; nobody knows by how much, for the rest was not read. */
public class BodyTooLargeException extends RuntimeException {
    BodyTooLargeException() {
        super("body too large");
    }
}
