/** Foreign calendars: fetched again and again, each by itself, the last good copy kept. */
@NullMarked
package pl.nurt.booking.internal.busy;

import org.jspecify.annotations.NullMarked;
