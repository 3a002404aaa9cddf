package pl.nurt.platform;

/** Not there, or not yours: the same answer, so that nobody learns which ids exist. */
public class NotFoundException extends RuntimeException {
    public NotFoundException() {
        super("not found");
    }
}
