package pl.nurt.bridge.modbus;

/**
 * What a device bears in one request.
 *
 * @param maxRegisters the most registers of one answer; some devices answer fewer than the 125 that fit
 * @param maxHole how many registers that nobody wants may be read along to save a request
 */
public record ReadLimits(int maxRegisters, int maxHole) {
    /** The most registers one answer can hold. */
    public static final int MOST_REGISTERS = 125;

    /** The most bits one answer can hold. */
    private static final int MOST_BITS = 2_000;

    public static final ReadLimits USUAL = new ReadLimits(MOST_REGISTERS, 16);

    /** The most addresses of {@code table} in one answer. */
    public int most(Table table) {
        return table.isBits() ? Math.min(MOST_BITS, 16 * maxRegisters) : maxRegisters;
    }

    int hole(Table table) {
        return table.isBits() ? 16 * maxHole : maxHole;
    }
}
