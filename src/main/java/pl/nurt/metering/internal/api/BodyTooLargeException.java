package pl.nurt.metering.internal.api;

/** The body is longer than the limit; nobody knows by how much, for the rest was not read. */
class BodyTooLargeException extends RuntimeException {
    BodyTooLargeException() {
        super("body too large");
    }
}
