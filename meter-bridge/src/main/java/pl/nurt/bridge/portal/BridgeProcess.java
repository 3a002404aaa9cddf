package pl.nurt.bridge.portal;

import java.time.Instant;

/** This process, as the portal hears of it. */
public record BridgeProcess(String version, Instant startedAt) {}
