/** Campaigns as the database has them, and what they send. */
@NullMarked
package pl.nurt.booking.internal.campaigns;

import org.jspecify.annotations.NullMarked;
