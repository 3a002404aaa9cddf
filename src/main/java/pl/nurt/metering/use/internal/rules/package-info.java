/** Hours, days and months of use, as pure functions without Spring or a database. */
@NullMarked
package pl.nurt.metering.use.internal.rules;

import org.jspecify.annotations.NullMarked;
