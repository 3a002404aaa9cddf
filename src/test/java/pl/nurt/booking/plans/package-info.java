@NullMarked
package pl.nurt.booking.plans;

import org.jspecify.annotations.NullMarked;
