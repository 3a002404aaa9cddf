/** Queries and calculations of metering; the only place of this room that sees jOOQ. */
@NullMarked
package pl.nurt.metering.internal;

import org.jspecify.annotations.NullMarked;
