/** Which times are free, which step may follow which, how a calendar file is written: without database, clock or framework. */
@NullMarked
package pl.nurt.booking.internal.rules;

import org.jspecify.annotations.NullMarked;
