/** When people receive in a calendar: the usual week, days unlike it, and what a change of it does to bookings. */
@NullMarked
package pl.nurt.booking.plans;

import org.jspecify.annotations.NullMarked;
