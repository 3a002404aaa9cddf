package pl.nurt.platform.api;

/** The body is packed in a way that this portal does not know. */
public class UnknownEncodingException extends RuntimeException {
    UnknownEncodingException() {
        super("unknown content encoding");
    }
}
