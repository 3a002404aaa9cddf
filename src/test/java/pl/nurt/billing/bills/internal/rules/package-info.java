/** Forecasts. */
@NullMarked
package pl.nurt.billing.bills.internal.rules;

import org.jspecify.annotations.NullMarked;
