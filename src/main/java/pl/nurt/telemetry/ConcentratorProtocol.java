package pl.nurt.telemetry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the bridge talks to a concentrator. */
public enum ConcentratorProtocol {
    MBUS_TCP,
    MBUS_SERIAL,
    /** Through a serial port server that lets its line be set over the network (RFC 2217). */
    MBUS_RFC2217,
    MODBUS_TCP,
    /** Modbus with the frames of a serial line, through a transparent gateway. */
    RTU_OVER_TCP,
    MODBUS_RTU;

    /** As the bridge's configuration writes it: {@code mbus-tcp}. */
    public String configured() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ConcentratorProtocol> ofConfigured(String text) {
        return Arrays.stream(values())
                .filter(one -> one.configured().equals(text))
                .findFirst();
    }

    public boolean isMBus() {
        return switch (this) {
            case MBUS_TCP, MBUS_SERIAL, MBUS_RFC2217 -> true;
            case MODBUS_TCP, RTU_OVER_TCP, MODBUS_RTU -> false;
        };
    }

    /** Whether the endpoint is a serial device of the bridge's own machine. */
    public boolean isSerial() {
        return this == MBUS_SERIAL || this == MODBUS_RTU;
    }

    /** Whether the settings of a serial line can be given. */
    public boolean hasLine() {
        return isSerial() || this == MBUS_RFC2217;
    }

    /** Whether the speed of the bus can be given. Behind a transparent M-Bus gateway it sets nothing but how long the bridge waits. */
    public boolean hasSpeed() {
        return hasLine() || this == MBUS_TCP;
    }
}
