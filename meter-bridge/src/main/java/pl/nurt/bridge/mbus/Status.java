package pl.nurt.bridge.mbus;

/**
 * A telegram's status byte with its bits by name.
 *
 * @param code the byte as sent
 * @param fixedStructure of CI 73, whose two low bits tell how the counters are written and nothing about the meter
 */
public record Status(int code, boolean fixedStructure) {
    private static final int APPLICATION = 0x03;
    private static final int BUSY = 1;
    private static final int ERROR = 2;
    private static final int ALARM = 3;

    private static final int BINARY = 0x01;
    private static final int AT_DUE_DATE = 0x02;
    private static final int POWER_LOW = 0x04;
    private static final int PERMANENT_ERROR = 0x08;
    private static final int TEMPORARY_ERROR = 0x10;
    private static final int MAKERS_BITS = 0xE0;

    /** Where there is no status byte (CI 78). */
    static final Status NONE = new Status(0, false);

    public boolean busy() {
        return application() == BUSY;
    }

    public boolean applicationError() {
        return application() == ERROR;
    }

    /** "Abnormal condition" in newer meters, reserved in old ones. */
    public boolean alarm() {
        return application() == ALARM;
    }

    private int application() {
        return fixedStructure ? 0 : code & APPLICATION;
    }

    /** The battery or the supply. */
    public boolean powerLow() {
        return (code & POWER_LOW) != 0;
    }

    public boolean permanentError() {
        return (code & PERMANENT_ERROR) != 0;
    }

    public boolean temporaryError() {
        return (code & TEMPORARY_ERROR) != 0;
    }

    /** Whether any of the maker's own bits 5–7 is set. */
    public boolean manufacturerBits() {
        return (code & MAKERS_BITS) != 0;
    }

    /** Whether the counters of the fixed structure are binary and not BCD. */
    boolean binaryCounters() {
        return (code & BINARY) != 0;
    }

    /** Whether the counters of the fixed structure were stored at the due date. */
    boolean countersAtDueDate() {
        return (code & AT_DUE_DATE) != 0;
    }
}
