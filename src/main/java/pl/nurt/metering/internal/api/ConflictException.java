package pl.nurt.metering.internal.api;

/** What the bridge says cannot be true any more. The message goes to the bridge. */
class ConflictException extends RuntimeException {
    ConflictException(String message) {
        super(message);
    }
}
