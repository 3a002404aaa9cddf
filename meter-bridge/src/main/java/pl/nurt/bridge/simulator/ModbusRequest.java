package pl.nurt.bridge.simulator;

/**
 * A request freed from its framing.
 *
 * @param transaction what an answer over Modbus TCP repeats
 * @param pdu function code and what follows it
 * @param raw as it came, for a line with an echo
 */
record ModbusRequest(int transaction, int unit, byte[] pdu, byte[] raw) {
    int function() {
        return pdu[0] & 0xFF;
    }

    /** The 16 bits at {@code offset} of the part after the function code. */
    int word(int offset) {
        return (pdu[1 + offset] & 0xFF) << 8 | pdu[2 + offset] & 0xFF;
    }
}
