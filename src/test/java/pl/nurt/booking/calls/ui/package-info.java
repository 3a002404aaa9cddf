@NullMarked
package pl.nurt.booking.calls.ui;

import org.jspecify.annotations.NullMarked;
