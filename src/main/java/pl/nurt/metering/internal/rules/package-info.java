/** What metering decides, as pure functions without Spring or a database. */
@NullMarked
package pl.nurt.metering.internal.rules;

import org.jspecify.annotations.NullMarked;
