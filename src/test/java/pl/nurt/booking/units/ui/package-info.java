@NullMarked
package pl.nurt.booking.units.ui;

import org.jspecify.annotations.NullMarked;
