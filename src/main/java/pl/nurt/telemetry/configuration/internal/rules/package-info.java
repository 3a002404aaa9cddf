/** What a configuration may say, as pure functions without Spring or a database. */
@NullMarked
package pl.nurt.telemetry.configuration.internal.rules;

import org.jspecify.annotations.NullMarked;
