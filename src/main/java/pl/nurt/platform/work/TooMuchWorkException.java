package pl.nurt.platform.work;

/** So many wait already that one more would wait too long; it should come again. */
public class TooMuchWorkException extends RuntimeException {
    TooMuchWorkException() {
        super("too much work");
    }
}
