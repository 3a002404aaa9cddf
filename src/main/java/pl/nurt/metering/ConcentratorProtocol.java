package pl.nurt.metering;

/** How the bridge talks to a concentrator. */
public enum ConcentratorProtocol {
    MBUS_TCP,
    MODBUS_TCP
}
