package pl.nurt.bridge.config;

/** Kinds of concentrators; the YAML names them in lower case with hyphens. */
enum Protocol {
    MBUS_TCP,
    MBUS_SERIAL,
    MBUS_RFC2217,
    MODBUS_TCP,
    RTU_OVER_TCP,
    MODBUS_RTU;

    boolean isMBus() {
        return switch (this) {
            case MBUS_TCP, MBUS_SERIAL, MBUS_RFC2217 -> true;
            case MODBUS_TCP, RTU_OVER_TCP, MODBUS_RTU -> false;
        };
    }
}
