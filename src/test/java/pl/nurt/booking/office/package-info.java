@NullMarked
package pl.nurt.booking.office;

import org.jspecify.annotations.NullMarked;
