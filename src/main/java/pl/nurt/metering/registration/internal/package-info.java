/** How meters are registered. */
@NullMarked
package pl.nurt.metering.registration.internal;

import org.jspecify.annotations.NullMarked;
