package pl.nurt.booking.importing;

/** The file is neither a calendar nor a table with the columns that are needed. */
public class UnreadableFileException extends RuntimeException {
    public UnreadableFileException(Exception cause) {
        super("not a calendar", cause);
    }

    public UnreadableFileException(String why) {
        super(why);
    }
}
