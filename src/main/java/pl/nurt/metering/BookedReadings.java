package pl.nurt.metering;

/** @param refused that stayed in quarantine, each with its reason */
public record BookedReadings(int booked, int refused) {}
