@NullMarked
package pl.nurt.booking.internal.busy;

import org.jspecify.annotations.NullMarked;
