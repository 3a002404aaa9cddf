package pl.nurt.bridge.modbus;

/** Order of a value's bytes over its registers, named as for 32 bits; 64 bits go the same way by words. */
public enum ByteOrder {
    ABCD,
    CDAB,
    BADC,
    DCBA;

    /** The bytes of {@code registers}, each two bytes high byte first, in big endian order. */
    byte[] bigEndian(byte[] registers) {
        var swapsWords = this == CDAB || this == DCBA;
        var swapsBytes = this == BADC || this == DCBA;
        var result = new byte[registers.length];
        for (var i = 0; i < registers.length; i += 2) {
            var from = swapsWords ? registers.length - 2 - i : i;
            result[i] = registers[swapsBytes ? from + 1 : from];
            result[i + 1] = registers[swapsBytes ? from : from + 1];
        }
        return result;
    }
}
