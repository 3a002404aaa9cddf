package pl.nurt.platform.api;

/** Too many at once; the caller should come again. */
public class BusyException extends RuntimeException {
    BusyException() {
        super("busy");
    }
}
