@NullMarked
package pl.nurt.booking.plans.ui;

import org.jspecify.annotations.NullMarked;
