package pl.nurt.telemetry.configuration;

import pl.nurt.metering.BridgeId;
import pl.nurt.platform.live.LiveEvent;

/** A version of the bridge's configuration was published, or the bridge said what became of one. */
public record ConfigurationChanged(BridgeId bridge) implements LiveEvent {}
