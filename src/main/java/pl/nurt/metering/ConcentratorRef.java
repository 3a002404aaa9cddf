package pl.nurt.metering;

/** A concentrator as other pages name one. */
public record ConcentratorRef(ConcentratorId concentratorId, String name, ConcentratorState state) {}
