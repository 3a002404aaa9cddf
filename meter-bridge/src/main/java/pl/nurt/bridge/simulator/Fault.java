package pl.nurt.bridge.simulator;

/** What is wrong with a simulated meter. */
public enum Fault {
    /** Not a byte comes back. */
    SILENT,
    /** A Modbus gateway answers exception 0B in the meter's place; on M-Bus the same as silent. */
    TARGET_FAILED,
    /** As if the meter had been exchanged: its number is one higher. */
    WRONG_IDENT,
    /** The checksum is wrong: of a telegram, of a Modbus RTU frame; on Modbus TCP the transaction number. */
    BAD_CHECKSUM,
    /** Answers, but later than anybody waits. */
    LATE,
    /** Answers, but byte by byte with pauses, as over a radio link that is nearly lost. */
    SLOW,
    /** The connection is closed in the middle of the answer. */
    CLOSE_MID_FRAME,
    /** The connection is closed instead of an answer. */
    DROPPED,
    /** The answer ends in the middle; the connection stays open. */
    TORN,
    /** Random bytes come instead of the answer. */
    GARBAGE,
    /** Answers that it is busy. */
    BUSY,
    /** Marks its register as invalid. */
    INVALID,
    /** The answer comes from another address. */
    WRONG_ADDRESS,
    /** The answer is well formed but holds less than it should. */
    SHORT;

    /** Whether the answer itself is made differently; other faults happen to it on its way. */
    boolean spoilsContents() {
        return switch (this) {
            case WRONG_IDENT, BAD_CHECKSUM, BUSY, INVALID, WRONG_ADDRESS, SHORT -> true;
            case SILENT, TARGET_FAILED, LATE, SLOW, CLOSE_MID_FRAME, DROPPED, TORN, GARBAGE -> false;
        };
    }
}
