package pl.nurt.metering.internal.api;

/** The body is packed in a way that this portal does not know. */
class UnknownEncodingException extends RuntimeException {
    UnknownEncodingException() {
        super("unknown content encoding");
    }
}
