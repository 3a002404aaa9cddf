/** Where people get the address of their calendar. */
@NullMarked
package pl.nurt.booking.feeds.ui;

import org.jspecify.annotations.NullMarked;
