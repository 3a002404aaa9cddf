package pl.nurt.metering;

import org.jspecify.annotations.Nullable;

/**
 * A meter behind a concentrator.
 *
 * @param serial what must answer: M-Bus eight digits or ident-MAN-version-medium, Modbus the serial number
 * @param primary M-Bus: address 1–250; either this or {@code secondary}
 * @param secondary M-Bus: eight digits or ident-MAN-version-medium, by which the meter is selected
 * @param unit Modbus: 0–255
 * @param profile Modbus: name of the device's register map
 * @param base Modbus: wire address of the meter's block, counted from 0
 */
public record MeterPlan(
        String serial,
        @Nullable Integer primary,
        @Nullable String secondary,
        @Nullable Integer unit,
        @Nullable String profile,
        @Nullable Integer base) {}
