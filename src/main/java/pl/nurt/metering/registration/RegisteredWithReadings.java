package pl.nurt.metering.registration;

import pl.nurt.metering.MeterId;
import pl.nurt.metering.quarantine.BookedReadings;

/** A meter that was registered, and what became of the readings that waited for it. */
public record RegisteredWithReadings(MeterId meter, BookedReadings waiting) {}
