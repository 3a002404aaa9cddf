package pl.nurt.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Whether somebody may sign in was not even looked at: there were too many attempts. Says nothing about login or password. */
public class NotJudgedException extends AuthenticationException {
    private final Duration retryAfter;

    public NotJudgedException(Duration retryAfter) {
        super("not judged");
        this.retryAfter = retryAfter;
    }

    /** When to come again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
