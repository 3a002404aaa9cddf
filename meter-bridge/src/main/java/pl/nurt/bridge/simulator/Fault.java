package pl.nurt.bridge.simulator;

/** What is wrong with a simulated meter. */
public enum Fault {
    /** Does not answer at all; a Modbus gateway reports exception 0B instead. */
    SILENT,
    /** As if the meter had been exchanged: its number is one higher. */
    WRONG_IDENT,
    /** The checksum of its telegrams is wrong; on Modbus the transaction number. */
    BAD_CHECKSUM,
    /** Answers, but later than anybody waits. */
    LATE,
    /** The connection is closed in the middle of the answer. */
    CLOSE_MID_FRAME,
    /** Answers that it is busy. */
    BUSY,
    /** Marks its register as invalid. */
    INVALID,
    /** The answer comes from another address. */
    WRONG_ADDRESS,
    /** The answer holds less than it should. */
    SHORT
}
