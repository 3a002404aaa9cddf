package pl.nurt.metering.internal.api;

/** Too much was wrong from that address; it is not listened to for a while. */
class TooManyAttemptsException extends RuntimeException {
    TooManyAttemptsException() {
        super("too many attempts");
    }
}
