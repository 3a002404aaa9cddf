/** What may become of a reading that could not be booked, without Spring or a database. */
@NullMarked
package pl.nurt.metering.quarantine.internal.rules;

import org.jspecify.annotations.NullMarked;
