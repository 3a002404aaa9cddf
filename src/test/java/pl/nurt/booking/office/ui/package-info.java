@NullMarked
package pl.nurt.booking.office.ui;

import org.jspecify.annotations.NullMarked;
