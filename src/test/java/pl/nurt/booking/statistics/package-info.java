@NullMarked
package pl.nurt.booking.statistics;

import org.jspecify.annotations.NullMarked;
