/** What telemetry decides, as pure functions without Spring or a database. */
@NullMarked
package pl.nurt.telemetry.internal.rules;

import org.jspecify.annotations.NullMarked;
