/** Which times the calendars offer, free and taken. */
@NullMarked
package pl.nurt.booking.times;

import org.jspecify.annotations.NullMarked;
