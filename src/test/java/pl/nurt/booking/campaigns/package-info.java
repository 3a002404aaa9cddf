@NullMarked
package pl.nurt.booking.campaigns;

import org.jspecify.annotations.NullMarked;
