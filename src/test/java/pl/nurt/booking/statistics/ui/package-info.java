@NullMarked
package pl.nurt.booking.statistics.ui;

import org.jspecify.annotations.NullMarked;
