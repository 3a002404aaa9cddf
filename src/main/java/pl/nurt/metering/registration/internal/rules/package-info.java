/** What a meter must say of itself, as pure functions without Spring or a database. */
@NullMarked
package pl.nurt.metering.registration.internal.rules;

import org.jspecify.annotations.NullMarked;
