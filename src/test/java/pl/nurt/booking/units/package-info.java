@NullMarked
package pl.nurt.booking.units;

import org.jspecify.annotations.NullMarked;
