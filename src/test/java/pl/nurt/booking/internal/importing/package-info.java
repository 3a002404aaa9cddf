@NullMarked
package pl.nurt.booking.internal.importing;

import org.jspecify.annotations.NullMarked;
