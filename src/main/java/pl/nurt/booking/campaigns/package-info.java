/** Campaigns: many customers invited to book a time of one calendar, because the verification of their meters ends. */
@NullMarked
package pl.nurt.booking.campaigns;

import org.jspecify.annotations.NullMarked;
