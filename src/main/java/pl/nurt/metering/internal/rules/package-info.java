/** Pure arithmetic on readings: no Spring, no database. */
@NullMarked
package pl.nurt.metering.internal.rules;

import org.jspecify.annotations.NullMarked;
