package pl.nurt.booking.guests;

/** Too much was asked for from one address; nothing was done. */
public class TooOftenException extends RuntimeException {
    public TooOftenException() {
        super("too often");
    }
}
