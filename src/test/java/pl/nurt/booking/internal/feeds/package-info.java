@NullMarked
package pl.nurt.booking.internal.feeds;

import org.jspecify.annotations.NullMarked;
