package pl.nurt.bridge.mbus.link;

/** A meter or a gateway that could not be read. The message is one English sentence without the final stop. */
public final class LinkFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What failed, and so what the failure says about the other meters of the bus. */
    public enum Kind {
        /** No connection to the gateway, or it broke: no meter of this bus can be read now. */
        CONNECTION,
        /** This meter does not answer. */
        SILENT,
        /** This meter, or several at once, answer with something that is no telegram. */
        BAD_ANSWER,
        /** This meter says that it cannot answer now; later it may. */
        BUSY,
        /** This meter reports that it cannot do what it is asked (CI 70). */
        ERROR_REPORT
    }

    private final Kind kind;

    public LinkFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
