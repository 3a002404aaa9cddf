@NullMarked
package pl.nurt.booking.internal.ics;

import org.jspecify.annotations.NullMarked;
