/** Queries and writes of metering; the only place of the room that knows jOOQ. */
@NullMarked
package pl.nurt.metering.internal;

import org.jspecify.annotations.NullMarked;
