@NullMarked
package pl.nurt.booking.campaigns.ui;

import org.jspecify.annotations.NullMarked;
