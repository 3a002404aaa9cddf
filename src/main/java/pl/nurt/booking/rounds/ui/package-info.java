/** The page of the day, for a telephone and for paper. */
@NullMarked
package pl.nurt.booking.rounds.ui;

import org.jspecify.annotations.NullMarked;
