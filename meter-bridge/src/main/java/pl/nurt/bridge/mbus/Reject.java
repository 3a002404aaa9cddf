package pl.nurt.bridge.mbus;

/** Why a frame or a telegram is refused as a whole. */
public enum Reject {
    /** The bytes are not even hexadecimal text. */
    NOT_HEX,
    /** First byte is none of E5, 10, 68, or the second start byte is missing. */
    START,
    /** The two length bytes differ, or the frame is shorter or longer than they say. */
    LENGTH,
    CHECKSUM,
    STOP,
    /** A correct frame, but not a meter's answer (RSP_UD). */
    NOT_A_RESPONSE,
    UNSUPPORTED_CI,
    /** The meter answers with an error report (CI 70). */
    APPLICATION_ERROR,
    /** The header or a record ends beyond the frame. */
    RECORD_TRUNCATED,
    TOO_MANY_DIFE,
    TOO_MANY_VIFE,
    /** A DIF or LVAR that the standard reserves: its length is unknown, so nothing behind it can be read. Ends the records, refuses nothing. */
    RESERVED_FIELD,
    /** The content is encrypted, and no key is known or the mode is none that can be read. */
    ENCRYPTED,
    /** The content is encrypted, and not with the key given. */
    WRONG_KEY
}
