/** The door by which calendar programs come in, and what they get. */
@NullMarked
package pl.nurt.booking.internal.feeds;

import org.jspecify.annotations.NullMarked;
