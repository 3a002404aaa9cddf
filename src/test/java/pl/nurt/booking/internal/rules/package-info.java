@NullMarked
package pl.nurt.booking.internal.rules;

import org.jspecify.annotations.NullMarked;
