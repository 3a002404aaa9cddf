@NullMarked
package pl.nurt.booking.internal;

import org.jspecify.annotations.NullMarked;
