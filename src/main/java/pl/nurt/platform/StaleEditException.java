package pl.nurt.platform;

/** Somebody was faster: what the person looked at has changed since. Nothing was done; look again and decide again. */
public class StaleEditException extends RuntimeException {
    public StaleEditException() {
        super("changed meanwhile");
    }
}
