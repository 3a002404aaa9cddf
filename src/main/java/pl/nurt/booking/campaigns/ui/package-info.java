/** The pages of campaigns: how they stand, and who is silent. */
@NullMarked
package pl.nurt.booking.campaigns.ui;

import org.jspecify.annotations.NullMarked;
