/** Which steps an order can take. */
@NullMarked
package pl.nurt.telemetry.orders.internal.rules;

import org.jspecify.annotations.NullMarked;
