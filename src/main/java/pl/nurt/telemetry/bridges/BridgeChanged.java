package pl.nurt.telemetry.bridges;

import pl.nurt.metering.BridgeId;
import pl.nurt.platform.live.LiveEvent;

/** The bridge spoke, or its keys changed. */
public record BridgeChanged(BridgeId bridge) implements LiveEvent {}
