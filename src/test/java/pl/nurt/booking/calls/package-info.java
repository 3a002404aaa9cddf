@NullMarked
package pl.nurt.booking.calls;

import org.jspecify.annotations.NullMarked;
