/** What a bridge was ordered to do. */
@NullMarked
package pl.nurt.telemetry.orders.ui;

import org.jspecify.annotations.NullMarked;
