package pl.nurt.telemetry.configuration;

/**
 * A register map that Modbus meters can be read by.
 *
 * @param needsScale whether every meter must say what one unit is in m³
 * @param counts whether it is a bare pulse counter, whose start and largest flow belong to the meter
 * @param own whether it stands in the bridge's configuration, and did not come with the bridge
 */
public record DeviceProfile(String name, boolean needsScale, boolean counts, boolean own) {}
