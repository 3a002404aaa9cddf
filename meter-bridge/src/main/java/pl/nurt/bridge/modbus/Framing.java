package pl.nurt.bridge.modbus;

/** How Modbus messages are wrapped. */
public enum Framing {
    /** With the MBAP header of Modbus TCP. */
    TCP,
    /** With unit and CRC as on a serial line; also through a gateway that passes bytes unchanged. */
    RTU;

    Envelope envelope(Leniency leniency) {
        return switch (this) {
            case TCP -> new MbapEnvelope(leniency);
            case RTU -> new RtuEnvelope(leniency);
        };
    }
}
