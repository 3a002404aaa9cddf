package pl.nurt.bridge.line;

/** How a serial port is set. */
public record SerialSettings(int baud, int dataBits, Parity parity, int stopBits) {
    /** The parity bit of a character. */
    public enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /** Wired M-Bus (EN 13757-2): 8E1, usually 2400 baud. */
    public static final SerialSettings MBUS = new SerialSettings(2_400, 8, Parity.EVEN, 1);

    /** Modbus over serial line: 8E1 is its default, 9600 baud the usual speed. */
    public static final SerialSettings MODBUS = new SerialSettings(9_600, 8, Parity.EVEN, 1);
}
