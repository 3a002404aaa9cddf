/** The list of people to ring, as the database has it. */
@NullMarked
package pl.nurt.booking.internal.calls;

import org.jspecify.annotations.NullMarked;
