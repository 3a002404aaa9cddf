package pl.nurt.telemetry.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What a Modbus device bears; what is null the bridge takes as usual.
 *
 * @param maxRegisters the most in one request
 * @param maxHole so many registers that nobody wants are read along to save a request
 */
public record LimitsPlan(
        @Nullable Integer maxRegisters, @Nullable Integer maxHole) {
    public static final LimitsPlan USUAL = new LimitsPlan(null, null);
}
