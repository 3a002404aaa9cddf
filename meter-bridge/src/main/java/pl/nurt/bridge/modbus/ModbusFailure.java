package pl.nurt.bridge.modbus;

/** A meter or a gateway that could not be read. The message is one English sentence without the final stop. */
public final class ModbusFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What failed, and so what the failure says about the other meters behind this endpoint. */
    public enum Kind {
        /** No connection, or it broke: no meter behind this endpoint can be read now. */
        CONNECTION,
        /** Only this meter does not answer, or its gateway says so. The endpoint itself lives. */
        SILENT,
        /** An answer of this meter that does not fit, or an exception. The endpoint itself lives. */
        BAD_ANSWER
    }

    private final Kind kind;

    ModbusFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
