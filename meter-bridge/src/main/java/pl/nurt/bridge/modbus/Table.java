package pl.nurt.bridge.modbus;

/** The four address spaces of a Modbus device, each read by a function of its own. */
public enum Table {
    COILS(1),
    DISCRETE_INPUTS(2),
    HOLDING_REGISTERS(3),
    INPUT_REGISTERS(4);

    private final int function;

    Table(int function) {
        this.function = function;
    }

    /** The table that function code 1, 2, 3 or 4 reads. */
    public static Table of(int function) {
        return values()[function - 1];
    }

    int function() {
        return function;
    }

    /** Whether an address holds one bit instead of a register of sixteen. */
    public boolean isBits() {
        return this == COILS || this == DISCRETE_INPUTS;
    }

    /** The bytes in which an answer carries {@code size} addresses of this table. */
    int bytes(int size) {
        return isBits() ? (size + 7) / 8 : 2 * size;
    }
}
