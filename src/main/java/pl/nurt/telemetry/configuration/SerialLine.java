package pl.nurt.telemetry.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a serial line; what is null the bridge takes as usual for the protocol.
 *
 * @param parity {@code none}, {@code even} or {@code odd}
 */
public record SerialLine(
        @Nullable Integer baud,
        @Nullable Integer dataBits,
        @Nullable String parity,
        @Nullable Integer stopBits) {
    public static final SerialLine USUAL = new SerialLine(null, null, null, null);

    /** What is known of a line that something else sets. */
    public static SerialLine ofSpeed(@Nullable Integer baud) {
        return new SerialLine(baud, null, null, null);
    }
}
