package pl.nurt.billing.runs;

import pl.nurt.platform.live.LiveEvent;

/** A run moved on, or somebody decided about one of its contracts. */
public record BillRunChanged(BillRunId run) implements LiveEvent {}
