package pl.nurt.metering.internal.rules;

import java.util.List;

/** Readings of one meter, oldest first, and the register they were taken from. */
public record MeterReadings(Register register, List<RegisterPoint> points) {
    public MeterReadings {
        points = List.copyOf(points);
    }
}
