@NullMarked
package pl.nurt.booking.rounds.ui;

import org.jspecify.annotations.NullMarked;
