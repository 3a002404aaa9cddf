/** What is odd about a reading, as pure functions without Spring or a database. */
@NullMarked
package pl.nurt.metering.readings.internal.rules;

import org.jspecify.annotations.NullMarked;
