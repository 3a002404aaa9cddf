/** Units and their administrators, as the database has them. */
@NullMarked
package pl.nurt.booking.internal.units;

import org.jspecify.annotations.NullMarked;
