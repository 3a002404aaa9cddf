package pl.nurt.telemetry.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A meter behind a concentrator.
 *
 * @param serial what must answer: M-Bus eight digits or ident-MAN-version-medium, Modbus the serial number
 * @param primary M-Bus: address 1–250, or 254 for the only meter of a bus; either this or {@code secondary}
 * @param secondary M-Bus: eight digits (F for any) or ident-MAN-version-medium (* for any part), by which the meter is selected
 * @param unit Modbus: 0–255
 * @param profile Modbus: name of the device's register map
 * @param base Modbus: wire address of the meter's block, counted from 0
 * @param counting Modbus: what the profile leaves to the meter
 */
public record MeterPlan(
        String serial,
        @Nullable Integer primary,
        @Nullable String secondary,
        @Nullable Integer unit,
        @Nullable String profile,
        @Nullable Integer base,
        CountingPlan counting) {
    /** A meter whose numbers need no more than its profile. */
    public MeterPlan(
            String serial,
            @Nullable Integer primary,
            @Nullable String secondary,
            @Nullable Integer unit,
            @Nullable String profile,
            @Nullable Integer base) {
        this(serial, primary, secondary, unit, profile, base, CountingPlan.NONE);
    }
}
