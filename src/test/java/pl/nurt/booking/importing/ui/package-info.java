@NullMarked
package pl.nurt.booking.importing.ui;

import org.jspecify.annotations.NullMarked;
