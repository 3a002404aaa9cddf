/** The page on which units are set up. */
@NullMarked
package pl.nurt.booking.units.ui;

import org.jspecify.annotations.NullMarked;
