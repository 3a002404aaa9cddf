package pl.nurt.metering.quarantine;

/** @param refused that stayed in quarantine, each with its reason */
public record BookedReadings(int booked, int refused) {}
