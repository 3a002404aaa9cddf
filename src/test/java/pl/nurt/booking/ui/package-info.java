@NullMarked
package pl.nurt.booking.ui;

import org.jspecify.annotations.NullMarked;
