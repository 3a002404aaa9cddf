@NullMarked
package pl.nurt.booking.importing;

import org.jspecify.annotations.NullMarked;
