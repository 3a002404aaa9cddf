package pl.nurt.metering.quarantine;

import pl.nurt.platform.live.LiveEvent;

/** Something came into quarantine, or a member of staff decided about something there. */
public record QuarantineChanged() implements LiveEvent {}
