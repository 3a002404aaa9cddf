/** People whom no message reaches: what was called off is told to them by telephone. */
@NullMarked
package pl.nurt.booking.calls;

import org.jspecify.annotations.NullMarked;
