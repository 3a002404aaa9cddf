/** Readings that could not be booked, for staff to decide about. */
@NamedInterface("quarantine")
@NullMarked
package pl.nurt.metering.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
