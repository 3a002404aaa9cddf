/** The page of figures and its spreadsheet. */
@NullMarked
package pl.nurt.booking.statistics.ui;

import org.jspecify.annotations.NullMarked;
