package pl.nurt.platform.api;

import java.time.Duration;

/** Too much was tried or sent; nothing more is taken for a while. The message goes to the caller. */
public class TooManyAttemptsException extends RuntimeException {
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final Duration retryAfter;

    public TooManyAttemptsException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter.compareTo(AT_LEAST) < 0 ? AT_LEAST : retryAfter;
    }

    /** When to come again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
