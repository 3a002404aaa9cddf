package pl.nurt.metering.internal.api;

/** The body as a whole is not what the contract says. The message goes to the bridge, so it repeats nothing of the body. */
class BadBodyException extends RuntimeException {
    BadBodyException(String message) {
        super(message);
    }
}
