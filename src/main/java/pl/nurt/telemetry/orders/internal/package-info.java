/** How orders are kept, given out and answered. */
@NullMarked
package pl.nurt.telemetry.orders.internal;

import org.jspecify.annotations.NullMarked;
